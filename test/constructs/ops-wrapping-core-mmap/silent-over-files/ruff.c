// Its own handler for one region, the library's for the rest.
#include <linux/vfio.h>
#include "vfio_pci_core.h"

static int ruff_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT) == VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	return vfio_pci_core_mmap(vdev, vma);
}

static const struct vfio_device_ops ruff_ops = {
	.name = "ruff",
	.mmap = ruff_mmap,
};
