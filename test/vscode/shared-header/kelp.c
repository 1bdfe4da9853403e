#include "kelp.h"

static int kelp_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct kelp *kelp = container_of(vdev, struct kelp, vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_pgoff = kelp_place(kelp, vma);
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(kelp->pdev, 0)), PAGE_SIZE,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops kelp_ops = {
	.name = "kelp",
	.mmap = kelp_mmap,
};
