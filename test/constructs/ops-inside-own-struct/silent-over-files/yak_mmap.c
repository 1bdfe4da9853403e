// The handler.
#include "yak.h"

int yak_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct yak *yak = container_of(vdev, struct yak, vdev);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(yak->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
