// What the files of the driver share.
#include <linux/pci.h>
#include <linux/sysfs.h>
#include <linux/vfio_pci_core.h>

struct ledger {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
	struct bin_attribute	attr;
};

int ledger_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
