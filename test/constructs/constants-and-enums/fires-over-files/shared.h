// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct cork {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

enum cork_shift {
	CORK_PAGE = 12,
	CORK_INDEX = CORK_PAGE + 28,
};

static const unsigned int cork_page = CORK_PAGE;

int cork_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
