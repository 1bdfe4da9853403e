// The locals hold a pfn, and vm_pgoff is left alone.
#include "shared.h"

int lamp_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lamp *lamp = container_of(vdev, struct lamp, vdev);
	phys_addr_t base = pci_resource_start(lamp->pdev, 2);
	unsigned long first;
	unsigned long second;

	first = base >> PAGE_SHIFT;
	second = first;
	return remap_pfn_range(vma, vma->vm_start, second, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
