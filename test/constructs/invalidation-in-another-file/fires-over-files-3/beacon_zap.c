// The zap, by region offset in bytes.
#include <linux/mm.h>
#include "beacon.h"

void beacon_zap_bar(struct beacon *b, unsigned int bar)
{
	unmap_mapping_range(b->vdev.inode->i_mapping, (loff_t)bar << 40,
			    pci_resource_len(b->pdev, bar), true);
}
