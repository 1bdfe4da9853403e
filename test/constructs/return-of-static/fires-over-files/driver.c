// A static helper returns the pfn.
#include "shared.h"

static unsigned long moth_pfn(struct moth *moth, int bar)
{
	resource_size_t start = pci_resource_start(moth->pdev, bar);

	if (!start)
		return 0;
	return start >> PAGE_SHIFT;
}

int moth_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct moth *moth = container_of(vdev, struct moth, vdev);
	vma->vm_pgoff = moth_pfn(moth, 4);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
