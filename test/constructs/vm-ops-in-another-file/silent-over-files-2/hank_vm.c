// Two sets of vm_ops: the uio one stores and reads a frame, the VFIO one looks the frame up; no VFIO path gets the first.
#include <linux/mm.h>
#include <linux/uio_driver.h>
#include "hank.h"

static void hank_uio_open(struct vm_area_struct *vma)
{
	struct hank *h = vma->vm_private_data;

	vma->vm_pgoff = PHYS_PFN(h->mem);
}

static vm_fault_t hank_uio_fault(struct vm_fault *vmf)
{
	return vmf_insert_pfn(vmf->vma, vmf->address, vmf->pgoff);
}

static vm_fault_t hank_vfio_fault(struct vm_fault *vmf)
{
	struct hank *h = vmf->vma->vm_private_data;

	return vmf_insert_pfn(vmf->vma, vmf->address,
			      PHYS_PFN(h->mem) + vmf->pgoff);
}

static const struct vm_operations_struct hank_uio_vm_ops = {
	.open	= hank_uio_open,
	.fault	= hank_uio_fault,
};

static const struct vm_operations_struct hank_vfio_vm_ops = {
	.fault	= hank_vfio_fault,
};

void hank_vm_install(struct hank *h, struct vm_area_struct *vma)
{
	vma->vm_private_data = h;
	vm_flags_set(vma, VM_IO | VM_PFNMAP);
	vma->vm_ops = &hank_vfio_vm_ops;
}

void hank_uio_install(struct hank *h, struct vm_area_struct *vma)
{
	vma->vm_private_data = h;
	vm_flags_set(vma, VM_IO | VM_PFNMAP);
	vma->vm_ops = &hank_uio_vm_ops;
	hank_uio_open(vma);
}
