// The other member of the initialiser within is the offset.
#include "shared.h"

int perch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct perch *perch = container_of(vdev, struct perch, vdev);
	struct perch_plan plan = {
		.window = { .base = pci_resource_start(perch->pdev, 0), .offset = vma->vm_pgoff },
	};

	vma->vm_pgoff = plan.window.offset;
	return remap_pfn_range(vma, vma->vm_start, plan.window.base >> PAGE_SHIFT, PAGE_SIZE, vma->vm_page_prot);
}
