// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/vfio.h>

#define MERL_SHIFT	40
#define MERL_PAGES	((1ULL << (MERL_SHIFT - PAGE_SHIFT)) - 1)

struct merl_map {
	struct list_head node;
	struct vm_area_struct *vma;
};

struct merl_dev {
	struct vfio_device vdev;
	struct mutex lock;
	struct list_head maps;
};

void merl_drop_all(struct merl_dev *m)
{
	struct address_space *as = m->vdev.inode->i_mapping;
	struct merl_map *p, *next;

	mutex_lock(&m->lock);
	list_for_each_entry_safe(p, next, &m->maps, node) {
		unsigned long from = p->vma->vm_start;
		unsigned long n = p->vma->vm_end - from;

		unmap_mapping_range(as, from, n, 1);
		//                      ^ error invalidation-mismatch
		list_del(&p->node);
		kfree(p);
	}
	mutex_unlock(&m->lock);
}

static const struct vfio_device_ops merl_ops = {
	.name = "merl",
};
