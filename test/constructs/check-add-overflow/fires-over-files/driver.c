// check_add_overflow() puts the pfn into the local.
#include "shared.h"

int gull_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gull *gull = container_of(vdev, struct gull, vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 pfn;

	if (check_add_overflow(PHYS_PFN(pci_resource_start(gull->pdev, 0)), page, &pfn))
		return -EOVERFLOW;
	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
