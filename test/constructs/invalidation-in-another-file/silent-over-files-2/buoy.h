// Buoy: device and zap.
#ifndef BUOY_H
#define BUOY_H

#include <linux/pci.h>
#include <linux/vfio.h>

struct buoy {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
	struct {
		unsigned long	pfn;
		unsigned long	pgoff;
	} map[6];
};

void buoy_zap(struct buoy *b);

#endif
