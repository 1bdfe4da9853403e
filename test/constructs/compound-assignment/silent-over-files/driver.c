// Compound assignments to a local alone.
#include "shared.h"

int toad_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct toad *toad = container_of(vdev, struct toad, vdev);
	u64 where = vma->vm_pgoff;

	where &= VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT;
	where <<= PAGE_SHIFT;
	where += pci_resource_start(toad->pdev, 0);
	where >>= PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, where, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
