// SPDX-License-Identifier: MIT
#include "sorbus.h"

/* Only for mappings of our own: the fault handler below. */
struct sorbus_dev *sorbus_vma_dev(struct vm_area_struct *vma)
{
	struct sorbus_dev *s = vma->vm_private_data;

	return s;
}

vm_fault_t sorbus_fault(struct vm_fault *vmf)
{
	struct sorbus_dev *s = sorbus_vma_dev(vmf->vma);
	unsigned long page = vmf->pgoff & SORBUS_PGMASK;

	return vmf_insert_pfn(vmf->vma, vmf->address,
			      PHYS_PFN(s->mmio) + page);
}
