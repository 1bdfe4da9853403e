// The index is widened before it is shifted.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct badger {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 skip;
};

static u64 badger_offset(struct badger *badger, u32 nr)
{
	return ((u64)nr << VFIO_PCI_OFFSET_SHIFT) | badger->skip;
}

static const struct vfio_device_ops badger_ops = {
	.name = "badger",
};
