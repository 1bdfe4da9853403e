// open of the ring mapping keeps the ring's first frame in vm_pgoff for the fault handler.
#include <linux/mm.h>
#include "spool.h"

static void spool_ring_open(struct vm_area_struct *vma)
{
	struct spool *s = vma->vm_private_data;

	vma->vm_pgoff = PHYS_PFN(s->ring_phys);
	// <- warning raw-pfn-in-pgoff
}

static vm_fault_t spool_ring_fault(struct vm_fault *vmf)
{
	return vmf_insert_pfn(vmf->vma, vmf->address,
			      linear_page_index(vmf->vma, vmf->address));
}

static vm_fault_t spool_regs_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

const struct vm_operations_struct spool_vm_ops[SPOOL_KINDS] = {
	[SPOOL_RING] = {
		.open	= spool_ring_open,
		.fault	= spool_ring_fault,
	},
	[SPOOL_REGS] = {
		.fault	= spool_regs_fault,
	},
};
