// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/mm.h>
#include <linux/vfio.h>

struct fossa_dev {
	struct vfio_device vdev;
	struct vm_area_struct *vma;
	struct mutex lock;
};

void fossa_revoke(struct fossa_dev *f)
{
	struct vm_area_struct *vma;
	unsigned long start, end;

	mutex_lock(&f->lock);
	vma = f->vma;
	if (vma) {
		start = vma->vm_start;
		end = vma->vm_end;
		zap_vma_ptes(vma, start, end - start);
	}
	f->vma = NULL;
	mutex_unlock(&f->lock);
}

void fossa_revoke_file(struct fossa_dev *f, struct vm_area_struct *vma)
{
	loff_t begin = (loff_t)vma->vm_pgoff << PAGE_SHIFT;
	loff_t end = begin + (vma->vm_end - vma->vm_start);

	unmap_mapping_range(f->vdev.inode->i_mapping, begin, end - begin, 0);
}

static const struct vfio_device_ops fossa_ops = {
	.name = "fossa",
};
