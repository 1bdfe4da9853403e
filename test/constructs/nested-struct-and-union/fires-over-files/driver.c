// A member of a member, one of them in a union.
#include "shared.h"

static void hull_probe(struct hull *hull)
{
	hull->mem.u.base = pci_resource_start(hull->pdev, 0);
}

int hull_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hull *hull = container_of(vdev, struct hull, vdev);
	vma->vm_pgoff = hull->mem.u.base >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
