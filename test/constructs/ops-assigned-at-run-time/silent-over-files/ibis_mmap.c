// The handler.
#include "ibis.h"

int ibis_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ibis *ibis = container_of(vdev, struct ibis, vdev);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(ibis->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
