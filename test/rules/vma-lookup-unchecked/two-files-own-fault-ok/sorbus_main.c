// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include "sorbus.h"

static const struct vm_operations_struct sorbus_vm_ops = {
	.fault = sorbus_fault,
};

static int sorbus_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sorbus_dev *s = container_of(vdev, struct sorbus_dev, vdev);
	u64 start = (u64)(vma->vm_pgoff & SORBUS_PGMASK) << PAGE_SHIFT;

	if (vma->vm_pgoff >> (SORBUS_SHIFT - PAGE_SHIFT))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (start + (vma->vm_end - vma->vm_start) > s->mmio_size)
		return -EINVAL;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_private_data = s;
	vma->vm_ops = &sorbus_vm_ops;
	return 0;
}

static const struct vfio_device_ops sorbus_ops = {
	.name = "sorbus",
	.mmap = sorbus_mmap,
};
