// The cast comes when the bits are gone.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct polecat {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 skip;
};

static u64 polecat_offset(struct polecat *polecat, unsigned int nr)
{
	return (u64)((u64)nr << VFIO_PCI_OFFSET_SHIFT) + polecat->skip;
	//           ^ warning narrow-shift
}

static const struct vfio_device_ops polecat_ops = {
	.name = "polecat",
};
