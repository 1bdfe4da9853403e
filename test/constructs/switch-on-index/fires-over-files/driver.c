// One case of the switch stores the pfn.
#include "shared.h"

int tern_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tern *tern = container_of(vdev, struct tern, vdev);
	switch (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) {
	case VFIO_PCI_BAR0_REGION_INDEX:
		return 0;
	case VFIO_PCI_BAR2_REGION_INDEX:
		vma->vm_pgoff = PHYS_PFN(pci_resource_start(tern->pdev, 2));
		// <- raw-pfn-in-pgoff
		break;
	default:
		return -EINVAL;
	}
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
