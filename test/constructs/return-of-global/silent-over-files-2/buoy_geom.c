// Geometry of the buoy, both ways: file page to pfn, and pfn to file page.
#include <linux/pci.h>
#include "buoy.h"

#define BUOY_BITS	(VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)

unsigned long buoy_anchor(struct buoy *buoy, unsigned long file_page)
{
	phys_addr_t chain = pci_resource_start(buoy->core.pdev, file_page >> BUOY_BITS);

	chain += (file_page & ((1UL << BUOY_BITS) - 1)) << PAGE_SHIFT;
	return chain >> PAGE_SHIFT;
}

unsigned long buoy_mark(struct buoy *buoy, unsigned long pfn)
{
	int bar;

	for (bar = 0; bar < PCI_STD_NUM_BARS; bar++) {
		unsigned long first = PHYS_PFN(pci_resource_start(buoy->core.pdev, bar));
		unsigned long pages = pci_resource_len(buoy->core.pdev, bar) >> PAGE_SHIFT;

		if (pfn >= first && pfn - first < pages)
			return ((unsigned long)bar << BUOY_BITS) + (pfn - first);
	}
	return 0;
}
