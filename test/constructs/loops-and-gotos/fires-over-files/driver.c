// The bar is found in a loop, the store is behind a label.
#include "shared.h"

int vole_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct vole *vole = container_of(vdev, struct vole, vdev);
	unsigned long pfn = 0;
	int i;

	for (i = 0; i < 6; i++) {
		if (!pci_resource_len(vole->pdev, i))
			continue;
		pfn = pci_resource_start(vole->pdev, i) >> PAGE_SHIFT;
		goto found;
	}
	return -EINVAL;
found:
	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
