// Nobody says what the key is.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct mallet {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

unsigned long mallet_address(struct vm_area_struct *vma, unsigned long key)
{
	return vma_address(vma, key, 1);
}

static const struct vfio_device_ops mallet_ops = {
	.name = "mallet",
};
