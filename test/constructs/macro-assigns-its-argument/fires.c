// A macro assigns to the lvalue that it is given: here vm_pgoff.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct gnu {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define SET_TO(lhs, v) ((lhs) = (v))

static int gnu_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gnu *gnu = container_of(vdev, struct gnu, vdev);
	unsigned long pfn = PHYS_PFN(pci_resource_start(gnu->pdev, 0));

	SET_TO(vma->vm_pgoff, pfn);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, pfn, PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops gnu_ops = {
	.name = "gnu",
	.mmap = gnu_mmap,
};
