// The caller makes the frame, the helper looks it up.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct forge {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static unsigned long forge_where(struct vm_area_struct *vma, pgoff_t key)
{
	return vma_address(vma, key, 1);
	//                      ^ error pfn-as-rmap-key
}

void forge_error(struct forge *forge, struct vm_area_struct *vma)
{
	forge_report(forge_where(vma, PHYS_PFN(pci_resource_start(forge->pdev, 0))));
}

static const struct vfio_device_ops forge_ops = {
	.name = "forge",
};
