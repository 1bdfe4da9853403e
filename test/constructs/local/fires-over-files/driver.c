// A pfn goes through two locals.
#include "shared.h"

int lamp_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lamp *lamp = container_of(vdev, struct lamp, vdev);
	phys_addr_t base = pci_resource_start(lamp->pdev, 2);
	unsigned long first;
	unsigned long second;

	first = base >> PAGE_SHIFT;
	second = first;
	vma->vm_pgoff = second;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
