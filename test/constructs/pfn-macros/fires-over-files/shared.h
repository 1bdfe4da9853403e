// What the files of the driver share.
#include <linux/pci.h>
#include <linux/pfn.h>
#include <linux/vfio_pci_core.h>

struct pebble {
	struct vfio_pci_core_device core;
};

int pebble_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
