// The frame is translated to a page of the file.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct gimlet {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

void gimlet_poisoned(struct gimlet *gimlet, struct vm_area_struct *vma, unsigned long pfn)
{
	pgoff_t pgoff;

	if (gimlet_pfn_to_pgoff(gimlet, vma, pfn, &pgoff))
		return;
	gimlet_kill(gimlet, vma_address(vma, pgoff, 1));
}

static const struct vfio_device_ops gimlet_ops = {
	.name = "gimlet",
};
