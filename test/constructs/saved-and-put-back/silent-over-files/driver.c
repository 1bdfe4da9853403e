// A copy of the offset is put back under another name.
#include "shared.h"

int plum_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct plum *plum = container_of(vdev, struct plum, vdev);
	struct vm_area_struct *area = vma;
	unsigned long was = area->vm_pgoff;
	int ret = remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(plum->pdev, 0)), PAGE_SIZE, vma->vm_page_prot);

	area->vm_pgoff = was;
	return ret;
}
