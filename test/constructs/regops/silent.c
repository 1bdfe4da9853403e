// The mmap of a device-specific region keeps the offset.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct asp {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};


static int asp_region_mmap(struct vfio_pci_core_device *core, struct vfio_pci_region *region,
			   struct vm_area_struct *vma)
{
	struct asp *asp = region->data;

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(asp->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_pci_regops asp_regops = {
	.mmap = asp_region_mmap,
};
