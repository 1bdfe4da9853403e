// The user address of a page that the memory controller names by its frame.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct anvil {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

void anvil_poisoned(struct anvil *anvil, struct vm_area_struct *vma, unsigned long pfn)
{
	anvil_kill(anvil, vma_address(vma, pfn, 1));
	//                                 ^ error pfn-as-rmap-key
}

static const struct vfio_device_ops anvil_ops = {
	.name = "anvil",
};
