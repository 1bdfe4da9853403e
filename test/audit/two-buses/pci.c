#include <linux/vfio.h>
#include "scaup.h"

static const struct vfio_device_ops scaup_pci_ops = {
	.mmap = scaup_mmap,
};

static struct pci_driver scaup_pci_driver = {
	.probe = scaup_pci_probe,
};
