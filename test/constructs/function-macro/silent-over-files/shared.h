// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct lake {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define lake_pfn(l, bar, page) \
	((pci_resource_start((l)->pdev, (bar)) >> PAGE_SHIFT) + (page))
#define lake_page(pgoff) ((pgoff) & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT))

int lake_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
