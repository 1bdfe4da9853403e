// Saved, overwritten for the call, and put back on one way out alone.
#include "shared.h"

int plum_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct plum *plum = container_of(vdev, struct plum, vdev);
	unsigned long was = vma->vm_pgoff;
	int ret;

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(plum->pdev, 0));
	// <- raw-pfn-in-pgoff
	ret = remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE, vma->vm_page_prot);
	if (ret)
		vma->vm_pgoff = was;
	return ret;
}
