// A cast to a byte keeps nothing that is known.
#include "shared.h"

int swan_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct swan *swan = container_of(vdev, struct swan, vdev);
	u8 tag = (u8)(pci_resource_start(swan->pdev, 0) >> PAGE_SHIFT);

	vma->vm_pgoff = (unsigned long)vma->vm_pgoff;
	return tag ? 0 : -EINVAL;
}
