// Geometry of the buoy: where a page of the file lives in memory.
#include <linux/pci.h>
#include "buoy.h"

#define BUOY_BITS	(VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)

bool buoy_covers(struct buoy *buoy, struct vm_area_struct *vma)
{
	unsigned int bar = vma->vm_pgoff >> BUOY_BITS;
	unsigned long page = vma->vm_pgoff & ((1UL << BUOY_BITS) - 1);

	if (bar >= PCI_STD_NUM_BARS)
		return false;
	return page + vma_pages(vma) <=
	       pci_resource_len(buoy->core.pdev, bar) >> PAGE_SHIFT;
}

unsigned long buoy_anchor(struct buoy *buoy, unsigned long file_page)
{
	phys_addr_t chain = pci_resource_start(buoy->core.pdev, file_page >> BUOY_BITS);

	chain += (file_page & ((1UL << BUOY_BITS) - 1)) << PAGE_SHIFT;
	return chain >> PAGE_SHIFT;
}
