// Table and ioctl; the reset calls a zap of one file, the mmap is in another.
#include <linux/module.h>
#include "beacon.h"

static long beacon_ioctl(struct vfio_device *vdev, unsigned int cmd,
			 unsigned long arg)
{
	struct beacon *b = container_of(vdev, struct beacon, vdev);
	unsigned int bar;

	switch (cmd) {
	case VFIO_DEVICE_RESET:
		down_write(&b->sem);
		for (bar = 0; bar < PCI_STD_NUM_BARS; bar++)
			beacon_zap_bar(b, bar);
		up_write(&b->sem);
		return pci_reset_function(b->pdev);
	}
	return -ENOTTY;
}

const struct vfio_device_ops beacon_ops = {
	.name	= "beacon",
	.ioctl	= beacon_ioctl,
	.mmap	= beacon_mmap,
};
