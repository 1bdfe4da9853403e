// One arm of a conditional is a pfn.
#include "shared.h"

int crab_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct crab *crab = container_of(vdev, struct crab, vdev);
	vma->vm_pgoff = crab_passthrough(crab) ? vma->vm_pgoff : pci_resource_start(crab->pdev, 0) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return 0;
}
