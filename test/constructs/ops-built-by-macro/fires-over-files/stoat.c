// Uses the macro of the header.
#include "stoat.h"

static int stoat_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct stoat *stoat = container_of(vdev, struct stoat, vdev);

	vma->vm_pgoff = pci_resource_start(stoat->pdev, 0) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

DEFINE_STOAT_OPS(stoat, stoat_mmap);
