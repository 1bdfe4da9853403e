// Uses the macro of the header, and keeps the offset.
#include "dingo.h"

static int dingo_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dingo *dingo = container_of(vdev, struct dingo, vdev);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(dingo->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

DEFINE_DINGO_OPS(dingo, dingo_mmap);
