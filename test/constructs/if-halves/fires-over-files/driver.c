// The half of an #else.
#include "shared.h"

int wren_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wren *wren = container_of(vdev, struct wren, vdev);
	unsigned long pfn = pci_resource_start(wren->pdev, 0) >> PAGE_SHIFT;

#ifdef CONFIG_WREN_FAULTS
	return 0;
#else
	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
#endif
}
