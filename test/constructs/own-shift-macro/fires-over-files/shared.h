// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct birch {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define BIRCH_REGION_BITS	48
#define BIRCH_REGION(pgoff)	((u64)(pgoff) >> (BIRCH_REGION_BITS - PAGE_SHIFT))
#define BIRCH_PAGE(pgoff)	((u64)(pgoff) & ((1ULL << (BIRCH_REGION_BITS - PAGE_SHIFT)) - 1))

int birch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
