// Calls the function that drops them.
#include "date.h"

static void date_close(struct vfio_device *vdev)
{
	date_drop_all(container_of(vdev, struct date, vdev));
}

static int date_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct date *date = container_of(vdev, struct date, vdev);

	vma->vm_pgoff = pci_resource_start(date->pdev, 0) >> PAGE_SHIFT;
	// <- error raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops date_ops = {
	.name = "date",
	.close_device = date_close,
	.mmap = date_mmap,
};
