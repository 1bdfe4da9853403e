// A statement expression gives the offset back.
#include "shared.h"

int mole_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mole *mole = container_of(vdev, struct mole, vdev);
	vma->vm_pgoff = ({ unsigned long at = vma->vm_pgoff; at; });
	return remap_pfn_range(vma, vma->vm_start, ({ phys_addr_t base = pci_resource_start(mole->pdev, 0); base >> PAGE_SHIFT; }), vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
