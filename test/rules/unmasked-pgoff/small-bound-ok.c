// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define TUFF_PAGES 16

struct tuff_dev {
	struct vfio_device vdev;
	phys_addr_t doorbells;
};

/* one region, sixteen doorbell pages, the file begins with them */
static int tuff_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tuff_dev *t = container_of(vdev, struct tuff_dev, vdev);
	unsigned long n = vma_pages(vma);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (vma->vm_pgoff >= TUFF_PAGES)
		return -EINVAL;
	if (n > TUFF_PAGES - vma->vm_pgoff)
		return -EINVAL;

	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(t->doorbells) + vma->vm_pgoff,
			       vma->vm_end - vma->vm_start,
			       pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops tuff_ops = {
	.name = "tuff",
	.mmap = tuff_mmap,
};
