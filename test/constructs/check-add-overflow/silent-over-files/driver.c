// What check_add_overflow() makes of offset and length is an end, compared and dropped.
#include "shared.h"

int gull_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gull *gull = container_of(vdev, struct gull, vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 end;

	if (check_add_overflow(page, (u64)vma_pages(vma), &end))
		return -EOVERFLOW;
	if (end > pci_resource_len(gull->pdev, 0) >> PAGE_SHIFT)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(gull->pdev, 0)) + page, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
