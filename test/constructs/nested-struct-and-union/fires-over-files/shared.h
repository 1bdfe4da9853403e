// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct hull {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct hull_mem {
		union hull_u {
			u64 base;
			u32 half[2];
		} u;
	} mem;
};

int hull_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
