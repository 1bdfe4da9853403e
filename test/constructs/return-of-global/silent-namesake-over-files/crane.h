// Shared by the two crane files.
#include <linux/vfio_pci_core.h>

struct crane {
	struct vfio_pci_core_device core;
	unsigned long jib_pages;
};

int crane_fill(struct crane *crane, struct vm_area_struct *vma);
