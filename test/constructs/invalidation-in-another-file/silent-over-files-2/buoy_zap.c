// Fills both numbers of every BAR and zaps by the region-coded one.
#include <linux/mm.h>
#include "buoy.h"

void buoy_fill(struct buoy *b)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(b->map); i++) {
		b->map[i].pfn = pci_resource_start(b->pdev, i) >> PAGE_SHIFT;
		b->map[i].pgoff = (unsigned long)i << (40 - PAGE_SHIFT);
	}
}

void buoy_zap(struct buoy *b)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(b->map); i++)
		unmap_mapping_pages(b->vdev.inode->i_mapping, b->map[i].pgoff,
				    pci_resource_len(b->pdev, i) >> PAGE_SHIFT,
				    true);
}
