// Two vm_ops for the drivers beside: one reads a frame out of vm_pgoff, one asks the device.
#include <linux/mm.h>
#include <linux/vfio.h>
#include "twine.h"

static vm_fault_t yarn_frame_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff +
			      ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
}

const struct vm_operations_struct yarn_frame_vm_ops = {
	.fault = yarn_frame_fault,
};

static vm_fault_t twine_device_fault(struct vm_fault *vmf)
{
	struct twine *t = vmf->vma->vm_private_data;

	return vmf_insert_pfn(vmf->vma, vmf->address,
			      t->first_pfn + (vmf->pgoff & t->page_mask));
}

const struct vm_operations_struct twine_device_vm_ops = {
	.fault = twine_device_fault,
};
