// The mmap only picks an element of a table of vm_ops; the store is in the open handler of the other file.
#include <linux/module.h>
#include "spool.h"

static int spool_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	enum spool_kind kind = vma->vm_pgoff >> (40 - PAGE_SHIFT);

	if (kind >= SPOOL_KINDS)
		return -EINVAL;

	vma->vm_private_data = container_of(vdev, struct spool, vdev);
	vma->vm_ops = &spool_vm_ops[kind];
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTCOPY);
	if (vma->vm_ops->open)
		vma->vm_ops->open(vma);
	return 0;
}

static const struct vfio_device_ops spool_ops = {
	.name	= "spool",
	.mmap	= spool_mmap,
};
