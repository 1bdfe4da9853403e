// The fault handler.
#include "heron.h"

static vm_fault_t heron_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct heron *heron = vma->vm_private_data;

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(heron->pdev, 0));
	// <- raw-pfn-in-pgoff
	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff);
}

const struct vm_operations_struct heron_vm_ops = {
	.fault = heron_fault,
};
