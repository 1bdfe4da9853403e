// SPDX-License-Identifier: MIT
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/vfio.h>

struct chin_node {
	struct list_head node;
	struct vm_area_struct *vma;
};

struct chin_dev {
	struct vfio_device vdev;
	struct mutex lock;
	struct list_head vmas;
};

void chin_revoke_all(struct chin_dev *c)
{
	struct chin_node *n, *tmp;

	mutex_lock(&c->lock);
	list_for_each_entry_safe(n, tmp, &c->vmas, node) {
		struct vm_area_struct *vma = n->vma;

		list_del_init(&n->node);
		zap_vma_ptes(vma, vma->vm_start, vma->vm_end);
		//                               ^ error invalidation-range
	}
	mutex_unlock(&c->lock);
}

static const struct vfio_device_ops chin_ops = {
	.name = "chin",
};
