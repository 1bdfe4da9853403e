// Each case chooses a pfn for the call.
#include "shared.h"

int tern_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tern *tern = container_of(vdev, struct tern, vdev);
	unsigned long pfn;

	switch (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) {
	case 0:
		pfn = PHYS_PFN(pci_resource_start(tern->pdev, 0));
		break;
	case 2:
		pfn = PHYS_PFN(pci_resource_start(tern->pdev, 2));
		break;
	default:
		return -EINVAL;
	}
	return remap_pfn_range(vma, vma->vm_start, pfn, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
