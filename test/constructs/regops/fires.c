// The mmap of a device-specific region.
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

	vma->vm_pgoff = pci_resource_start(asp->pdev, 0) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_pci_regops asp_regops = {
	.mmap = asp_region_mmap,
};
