// SPDX-License-Identifier: MIT
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define PUELCHE_SHIFT	40
#define PUELCHE_PAGES	((1ULL << (PUELCHE_SHIFT - PAGE_SHIFT)) - 1)

struct puelche_region {
	phys_addr_t addr;
	u64 size;
};

struct puelche_dev {
	struct vfio_device vdev;
	struct puelche_region region[2];
};

/* one fault fills the whole mapping, page by page */
static vm_fault_t puelche_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct puelche_region *r = vma->vm_private_data;
	unsigned long pfn = PHYS_PFN(r->addr) + (vma->vm_pgoff & PUELCHE_PAGES);
	unsigned long addr;
	vm_fault_t ret = VM_FAULT_SIGBUS;

	for (addr = vma->vm_start; addr < vma->vm_end; addr += PAGE_SIZE, pfn++) {
		ret = vmf_insert_pfn(vma, addr, pfn);
		if (ret != VM_FAULT_NOPAGE)
			break;
	}
	return ret;
}

static const struct vm_operations_struct puelche_vm_ops = {
	.fault = puelche_fault,
};

static int puelche_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct puelche_dev *p = container_of(vdev, struct puelche_dev, vdev);
	unsigned int i = vma->vm_pgoff >> (PUELCHE_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & PUELCHE_PAGES;

	if (i >= ARRAY_SIZE(p->region) || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((page << PAGE_SHIFT) + (vma->vm_end - vma->vm_start) >
	    p->region[i].size)
		return -EINVAL;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_private_data = &p->region[i];
	vma->vm_ops = &puelche_vm_ops;
	return 0;
}

static const struct vfio_device_ops puelche_ops = {
	.name = "puelche",
	.mmap = puelche_mmap,
};
