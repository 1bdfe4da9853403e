// Beacon: three files, one driver.
#ifndef BEACON_H
#define BEACON_H

#include <linux/pci.h>
#include <linux/vfio.h>

struct beacon {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
	struct rw_semaphore	sem;
};

int beacon_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
void beacon_zap_bar(struct beacon *b, unsigned int bar);

#endif
