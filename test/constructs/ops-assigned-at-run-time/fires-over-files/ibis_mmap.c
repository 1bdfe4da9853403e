// The handler.
#include "ibis.h"

int ibis_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ibis *ibis = container_of(vdev, struct ibis, vdev);

	vma->vm_pgoff = pci_resource_start(ibis->pdev, 0) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
