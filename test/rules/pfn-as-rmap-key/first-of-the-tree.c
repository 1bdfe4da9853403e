// The first mapping of a frame, by the region's base.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct drill {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct vm_area_struct *drill_first(struct drill *drill, struct address_space *mapping)
{
	unsigned long first = pci_resource_start(drill->pdev, 0) >> PAGE_SHIFT;

	return vma_interval_tree_iter_first(&mapping->i_mmap, first, ULONG_MAX);
	//                                                    ^ error pfn-as-rmap-key
}

static const struct vfio_device_ops drill_ops = {
	.name = "drill",
};
