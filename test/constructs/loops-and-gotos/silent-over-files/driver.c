// The label puts the saved offset back.
#include "shared.h"

int vole_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct vole *vole = container_of(vdev, struct vole, vdev);
	unsigned long was = vma->vm_pgoff;
	unsigned long pfn = 0;
	int i, ret = -EINVAL;

	for (i = 0; i < 6; i++) {
		if (!pci_resource_len(vole->pdev, i))
			continue;
		pfn = pci_resource_start(vole->pdev, i) >> PAGE_SHIFT;
		ret = remap_pfn_range(vma, vma->vm_start, pfn, PAGE_SIZE, vma->vm_page_prot);
		if (ret)
			goto out;
	}
out:
	vma->vm_pgoff = was;
	return ret;
}
