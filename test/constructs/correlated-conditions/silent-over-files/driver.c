// What was a pfn on one way is not stored on it.
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
	if (!direct)
		vma->vm_pgoff = val;
	return remap_pfn_range(vma, vma->vm_start, direct ? val : 0, PAGE_SIZE, vma->vm_page_prot);
}
