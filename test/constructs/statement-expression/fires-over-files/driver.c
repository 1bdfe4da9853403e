// The last statement of a statement expression is its value.
#include "shared.h"

int mole_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mole *mole = container_of(vdev, struct mole, vdev);
	vma->vm_pgoff = ({
	// <- raw-pfn-in-pgoff
		phys_addr_t base = pci_resource_start(mole->pdev, 0);
		base >> PAGE_SHIFT;
	});
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
