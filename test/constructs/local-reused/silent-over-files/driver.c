// The local was a pfn and is the offset again when it is stored.
#include "shared.h"

int oven_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct oven *oven = container_of(vdev, struct oven, vdev);
	u64 val = pci_resource_start(oven->pdev, 1) >> PAGE_SHIFT;
	u64 keep = vma->vm_pgoff;
	int ret;

	ret = remap_pfn_range(vma, vma->vm_start, val, PAGE_SIZE, vma->vm_page_prot);
	val = keep;
	vma->vm_pgoff = val;
	return ret;
}
