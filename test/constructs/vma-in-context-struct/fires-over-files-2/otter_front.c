// Builds the request on the stack.
#include "otter.h"

static int otter_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct otter_req req = {
		.pdev = to_pci_dev(vdev->dev),
		.area = vma,
		.bar = vma->vm_pgoff >> (40 - PAGE_SHIFT),
	};

	if (req.bar >= PCI_STD_NUM_BARS)
		return -EINVAL;
	return otter_serve(&req);
}

const struct vfio_device_ops otter_ops = {
	.name = "otter",
	.mmap = otter_mmap,
};
