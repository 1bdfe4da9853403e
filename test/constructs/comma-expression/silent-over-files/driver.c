// The pfn comes first, and the offset is what is stored.
#include "shared.h"

int newt_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct newt *newt = container_of(vdev, struct newt, vdev);
	unsigned long pfn, was;

	was = vma->vm_pgoff;
	vma->vm_pgoff = (pfn = pci_resource_start(newt->pdev, 0) >> PAGE_SHIFT, was);
	return remap_pfn_range(vma, vma->vm_start, pfn, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
