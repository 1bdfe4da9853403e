// The macro widens what it is given.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct civet {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define CIVET_OFFSET(nr) ((u64)(nr) << 40)

static u64 civet_info(u32 nr)
{
	return CIVET_OFFSET(nr);
}

static const struct vfio_device_ops civet_ops = {
	.name = "civet",
};
