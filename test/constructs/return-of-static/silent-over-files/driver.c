// A static helper returns the pages of the bar, nothing is stored but the offset.
#include "shared.h"

static unsigned long moth_pages(struct moth *moth, int bar)
{
	return pci_resource_len(moth->pdev, bar) >> PAGE_SHIFT;
}

int moth_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct moth *moth = container_of(vdev, struct moth, vdev);
	if (vma_pages(vma) > moth_pages(moth, 4))
		return -EINVAL;
	vma->vm_pgoff = vma->vm_pgoff + 0;
	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(moth->pdev, 4) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
