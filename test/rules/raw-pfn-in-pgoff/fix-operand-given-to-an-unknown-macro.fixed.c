// A macro out of sight is given the operand by its name.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct toucan {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int toucan_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct toucan *toucan = container_of(vdev, struct toucan, vdev);
	unsigned long pfn = PHYS_PFN(pci_resource_start(toucan->pdev, 0));
	unsigned long last = 0;
	unsigned long base_pfn;

	base_pfn = pfn;
	// <- raw-pfn-in-pgoff
	toucan_step(pfn, last);
	return remap_pfn_range(vma, vma->vm_start, base_pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops toucan_ops = {
	.name = "toucan",
	.mmap = toucan_mmap,
};
