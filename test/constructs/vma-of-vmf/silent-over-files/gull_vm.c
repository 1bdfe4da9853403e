// The handler does not write the vma; the local that it counts up is called vm_pgoff.
#include <linux/mm.h>
#include "gull.h"

static vm_fault_t gull_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *area = vmf->vma;
	struct gull *gull = area->vm_private_data;
	unsigned long vm_pgoff = gull->res->start >> PAGE_SHIFT;

	vm_pgoff += (vmf->address - area->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(area, vmf->address, vm_pgoff);
}

const struct vm_operations_struct gull_vm_ops = {
	.fault = gull_fault,
};
