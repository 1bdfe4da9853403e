// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define TOPAZ_SHIFT	40
#define TOPAZ_MASK	((1ULL << TOPAZ_SHIFT) - 1)

struct topaz_win {
	phys_addr_t addr;
	u64 size;
};

struct topaz_dev {
	struct vfio_device vdev;
	struct topaz_win win[3];
};

static vm_fault_t topaz_fault(struct vm_fault *vmf)
{
	struct topaz_win *w = vmf->vma->vm_private_data;
	unsigned long pfn;

	pfn = PHYS_PFN(w->addr) + vmf->pgoff;
	//    ^ error pgoff-used-as-pfn
	return vmf_insert_pfn(vmf->vma, vmf->address, pfn);
}

static const struct vm_operations_struct topaz_vm_ops = {
	.fault = topaz_fault,
};

static int topaz_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct topaz_dev *t = container_of(vdev, struct topaz_dev, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int i = off >> TOPAZ_SHIFT;

	if (i >= ARRAY_SIZE(t->win))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((off & TOPAZ_MASK) + (vma->vm_end - vma->vm_start) > t->win[i].size)
		return -EINVAL;

	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_private_data = &t->win[i];
	vma->vm_ops = &topaz_vm_ops;
	return 0;
}

static const struct vfio_device_ops topaz_ops = {
	.name = "topaz",
	.mmap = topaz_mmap,
};
