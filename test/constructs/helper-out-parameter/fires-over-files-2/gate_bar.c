// Works out where in memory a vma of the gate lies.
#include <linux/pci.h>
#include "gate.h"

int gate_measure(struct gate *gate, const struct vm_area_struct *vma,
		 unsigned long *hinge, pgprot_t *prot)
{
	u64 off = ((u64)vma->vm_pgoff << PAGE_SHIFT) & VFIO_PCI_OFFSET_MASK;
	resource_size_t at = pci_resource_start(gate->core.pdev, 2) + off;

	if (off + (vma->vm_end - vma->vm_start) > pci_resource_len(gate->core.pdev, 2))
		return -ERANGE;
	if (hinge)
		*hinge = PHYS_PFN(at);
	if (prot)
		*prot = pgprot_noncached(*prot);
	return 0;
}
