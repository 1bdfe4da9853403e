// A helper that calls itself ends in the pfn.
#include "shared.h"

static unsigned long fern_find(struct fern *fern, int bar)
{
	if (bar > 5)
		return pci_resource_start(fern->pdev, 0) >> PAGE_SHIFT;
	if (pci_resource_len(fern->pdev, bar))
		return pci_resource_start(fern->pdev, bar) >> PAGE_SHIFT;
	return fern_find(fern, bar + 1);
}

int fern_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fern *fern = container_of(vdev, struct fern, vdev);
	vma->vm_pgoff = fern_find(fern, 0);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
