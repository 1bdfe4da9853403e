// Nobody in sight fills the function pointer.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct cobra;

struct cobra_hw {
	int (*map)(struct cobra *cobra, struct vm_area_struct *vma);
	unsigned long (*pfn)(struct cobra *cobra, int bar);
};

struct cobra {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	const struct cobra_hw *hw;
};


static int cobra_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cobra *cobra = container_of(vdev, struct cobra, vdev);

	vma->vm_pgoff = cobra->hw->pfn(cobra, 0);
	return 0;
}


static const struct vfio_device_ops cobra_ops = {
	.name = "cobra",
	.mmap = cobra_mmap,
};
