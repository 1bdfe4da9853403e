// A fault handler of a table that no VFIO mapping gets.
#include "heron.h"

static vm_fault_t heron_char_fault(struct vm_fault *vmf)
{
	return vmf_insert_pfn(vmf->vma, vmf->address, vmf->vma->vm_pgoff);
}

const struct vm_operations_struct heron_char_vm_ops = {
	.fault = heron_char_fault,
};
