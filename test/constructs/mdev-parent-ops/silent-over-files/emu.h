// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/mdev.h>

struct emu {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

int emu_mmap(struct mdev_device *mdev, struct vm_area_struct *vma);
