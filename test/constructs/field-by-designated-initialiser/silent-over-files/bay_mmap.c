// What goes through the other file is the offset.
#include "bay.h"

void bay_note(struct bay *bay, struct vm_area_struct *vma);

static int bay_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bay *bay = container_of(vdev, struct bay, vdev);

	bay_note(bay, vma);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(bay->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops bay_ops = {
	.name = "bay",
	.mmap = bay_mmap,
};
