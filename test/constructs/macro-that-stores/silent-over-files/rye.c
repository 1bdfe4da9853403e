// The macro of the header gets the offset.
#include "rye.h"

static int rye_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct rye *rye = container_of(vdev, struct rye, vdev);

	rye_place(vma, vma->vm_pgoff);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(rye->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops rye_ops = {
	.name = "rye",
	.mmap = rye_mmap,
};
