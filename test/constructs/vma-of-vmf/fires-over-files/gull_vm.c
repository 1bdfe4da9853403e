// The fault handler of a table that the other file installs.
#include <linux/mm.h>
#include "gull.h"

static vm_fault_t gull_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *area = vmf->vma;
	struct gull *gull = area->vm_private_data;
	unsigned long frame = gull->res->start >> PAGE_SHIFT;

	area->vm_pgoff = frame;
	// <- raw-pfn-in-pgoff
	frame += (vmf->address - area->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(area, vmf->address, frame);
}

const struct vm_operations_struct gull_vm_ops = {
	.fault = gull_fault,
};
