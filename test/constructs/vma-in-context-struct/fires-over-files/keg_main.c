// Makes the request.
#include "keg.h"

static int keg_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct keg *keg = container_of(vdev, struct keg, vdev);
	struct keg_req req = {
		.vma = vma,
		.base = pci_resource_start(keg->pdev, 0),
	};

	return keg_run(&req);
}

static const struct vfio_device_ops keg_ops = {
	.name = "keg",
	.mmap = keg_mmap,
};
