// PHYS_PFN() of the address in the argument.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct bellows {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

void bellows_error(struct bellows *bellows, struct vm_area_struct *vma, phys_addr_t at)
{
	unsigned long address = vma_address(vma, PHYS_PFN(at), 1);
	//                                       ^ error pfn-as-rmap-key

	bellows_report(bellows, address);
}

static const struct vfio_device_ops bellows_ops = {
	.name = "bellows",
};
