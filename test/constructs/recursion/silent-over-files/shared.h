// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct fern {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static unsigned long fern_odd(unsigned long pgoff, int n);

int fern_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
