// Shared by the files of the buoy driver.
#ifndef BUOY_H
#define BUOY_H

#include <linux/vfio_pci_core.h>

struct buoy {
	struct vfio_pci_core_device core;
	u32 depth;
};

unsigned long buoy_mark(struct buoy *buoy, unsigned long pfn);
unsigned long buoy_anchor(struct buoy *buoy, unsigned long file_page);

#endif
