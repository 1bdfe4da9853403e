// Both halves map, neither stores.
#include "shared.h"

int wren_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wren *wren = container_of(vdev, struct wren, vdev);
	unsigned long pfn = pci_resource_start(wren->pdev, 0) >> PAGE_SHIFT;

#if IS_ENABLED(CONFIG_WREN_IO)
	return io_remap_pfn_range(vma, vma->vm_start, pfn, PAGE_SIZE, vma->vm_page_prot);
#else
	return remap_pfn_range(vma, vma->vm_start, pfn, vma->vm_end - vma->vm_start, vma->vm_page_prot);
#endif
}
