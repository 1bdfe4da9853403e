// One local is bytes, then an address, then a pfn.
#include "shared.h"

int oven_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct oven *oven = container_of(vdev, struct oven, vdev);
	u64 val = vma->vm_end - vma->vm_start;

	if (val > pci_resource_len(oven->pdev, 1))
		return -EINVAL;
	val = pci_resource_start(oven->pdev, 1);
	val >>= PAGE_SHIFT;
	vma->vm_pgoff = val;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
