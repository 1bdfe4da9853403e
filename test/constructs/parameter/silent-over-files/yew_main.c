// Hands the offset to it.
#include "yew.h"

static int yew_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct yew *yew = container_of(vdev, struct yew, vdev);

	yew_point(vma, vma->vm_pgoff);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(yew->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops yew_ops = {
	.name = "yew",
	.mmap = yew_mmap,
};
