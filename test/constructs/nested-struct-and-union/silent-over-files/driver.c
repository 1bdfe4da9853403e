// The member of the other member is the offset.
#include "shared.h"

static void hull_note(struct hull *hull, struct vm_area_struct *vma)
{
	hull->map.at.pgoff = vma->vm_pgoff;
}

int hull_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hull *hull = container_of(vdev, struct hull, vdev);
	hull_note(hull, vma);
	vma->vm_pgoff = hull->map.at.pgoff;
	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(hull->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
