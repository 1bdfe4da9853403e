// What was a pfn on one way is stored on that way.
#include "shared.h"

int shrew_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct shrew *shrew = container_of(vdev, struct shrew, vdev);
	bool direct = shrew->pdev != NULL;
	unsigned long val;

	if (direct)
		val = PHYS_PFN(pci_resource_start(shrew->pdev, 0));
	else
		val = vma->vm_pgoff;
	if (direct)
		vma->vm_pgoff = val;
		// <- raw-pfn-in-pgoff
	return 0;
}
