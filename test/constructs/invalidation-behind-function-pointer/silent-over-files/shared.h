// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct fig {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	const struct fig_hw *hw;
};

struct fig_hw {
	void (*reset)(struct fig *fig);
};

int fig_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
