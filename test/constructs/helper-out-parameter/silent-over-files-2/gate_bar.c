// Fills two numbers: latch is the pfn, hinge the page of the device file, always of BAR 2.
#include <linux/pci.h>
#include "gate.h"

int gate_measure(struct gate *gate, const struct vm_area_struct *vma,
		 unsigned long *latch, unsigned long *hinge)
{
	u64 off = ((u64)vma->vm_pgoff << PAGE_SHIFT) & VFIO_PCI_OFFSET_MASK;
	resource_size_t at = pci_resource_start(gate->core.pdev, 2) + off;

	if (off + (vma->vm_end - vma->vm_start) > pci_resource_len(gate->core.pdev, 2))
		return -ERANGE;
	*latch = PHYS_PFN(at);
	*hinge = (VFIO_PCI_INDEX_TO_OFFSET(2) + off) >> PAGE_SHIFT;
	return 0;
}
