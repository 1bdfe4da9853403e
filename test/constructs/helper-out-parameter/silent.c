// The helper is out of sight: what it puts through the pointer is unknown.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct reed {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

int reed_locate(struct reed *reed, unsigned int bar, unsigned long *out);

static int reed_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct reed *reed = container_of(vdev, struct reed, vdev);
	unsigned long out = pci_resource_start(reed->pdev, 0) >> PAGE_SHIFT;

	if (reed_locate(reed, 0, &out))
		return -EINVAL;
	vma->vm_pgoff = out;
	return 0;
}

static const struct vfio_device_ops reed_ops = {
	.name = "reed",
	.mmap = reed_mmap,
};
