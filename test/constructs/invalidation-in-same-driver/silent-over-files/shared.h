// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct lime {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

long lime_ioctl(struct vfio_device *vdev, unsigned int cmd, unsigned long arg);
int lime_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
