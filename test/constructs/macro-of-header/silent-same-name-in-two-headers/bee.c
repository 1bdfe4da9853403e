// Its macro is an offset.
#include "bee.h"

static int bee_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bee *bee = container_of(vdev, struct bee, vdev);

	vma->vm_pgoff = insect_frame(bee);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(bee->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops bee_ops = {
	.name = "bee",
	.mmap = bee_mmap,
};
