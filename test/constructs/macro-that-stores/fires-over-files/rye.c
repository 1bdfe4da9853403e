// A macro of the header stores.
#include "rye.h"

static int rye_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct rye *rye = container_of(vdev, struct rye, vdev);

	rye_place(vma, PHYS_PFN(pci_resource_start(rye->pdev, 0)));
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops rye_ops = {
	.name = "rye",
	.mmap = rye_mmap,
};
