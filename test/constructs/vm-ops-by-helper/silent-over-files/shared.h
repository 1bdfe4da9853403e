// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct egret {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

int egret_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
