// SPDX-License-Identifier: MIT
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define SIROC_SHIFT	40
#define SIROC_MASK	((1ULL << SIROC_SHIFT) - 1)

struct siroc_region {
	phys_addr_t addr;
	u64 size;
};

struct siroc_dev {
	struct vfio_device vdev;
	struct siroc_region region[2];
};

static int siroc_populate(struct siroc_region *r, struct vm_area_struct *vma)
{
	u64 at = ((u64)vma->vm_pgoff << PAGE_SHIFT) & SIROC_MASK;

	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(r->addr + at),
	//     ^ warning remap-in-fault
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static vm_fault_t siroc_fault(struct vm_fault *vmf)
{
	struct siroc_region *r = vmf->vma->vm_private_data;

	return siroc_populate(r, vmf->vma) ? VM_FAULT_SIGBUS : VM_FAULT_NOPAGE;
}

static const struct vm_operations_struct siroc_vm_ops = {
	.fault = siroc_fault,
};

static int siroc_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct siroc_dev *s = container_of(vdev, struct siroc_dev, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int i = off >> SIROC_SHIFT;

	if (i >= ARRAY_SIZE(s->region) || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((off & SIROC_MASK) + (vma->vm_end - vma->vm_start) > s->region[i].size)
		return -EINVAL;
	vma->vm_private_data = s->region + i;
	vma->vm_ops = &siroc_vm_ops;
	return 0;
}

static const struct vfio_device_ops siroc_ops = {
	.name = "siroc",
	.mmap = siroc_mmap,
};
