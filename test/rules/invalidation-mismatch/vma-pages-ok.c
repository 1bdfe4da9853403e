// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/mm.h>
#include <linux/vfio.h>

struct murre_map {
	struct vm_area_struct *vma;
	struct list_head node;
};

struct murre_dev {
	struct vfio_device vdev;
	struct list_head maps;
	struct mutex lock;
};

void murre_drop(struct murre_dev *m)
{
	struct murre_map *p;

	mutex_lock(&m->lock);
	list_for_each_entry(p, &m->maps, node)
		unmap_mapping_pages(m->vdev.inode->i_mapping,
				    p->vma->vm_pgoff, vma_pages(p->vma), true);
	mutex_unlock(&m->lock);
}

static const struct vfio_device_ops murre_ops = {
	.name = "murre",
};
