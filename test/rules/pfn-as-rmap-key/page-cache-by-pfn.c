// The page cache asked for a frame.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct easel {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct folio *easel_folio(struct easel *easel, struct address_space *mapping)
{
	return filemap_get_folio(mapping, PFN_DOWN(pci_resource_start(easel->pdev, 4)));
	//                                ^ error pfn-as-rmap-key
}

static const struct vfio_device_ops easel_ops = {
	.name = "easel",
};
