// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct birch {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define BIRCH_REGION_BITS	48
#define BIRCH_REGION(pgoff)	((u64)(pgoff) >> (BIRCH_REGION_BITS - PAGE_SHIFT))
#define BIRCH_OFFSET(index)	((u64)(index) << BIRCH_REGION_BITS)

int birch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
