// Inside ({ }) a pfn is computed and handed to the remap call, and its last expression is the encoded page.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct onion {
	struct vfio_pci_core_device core;
};

static int onion_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct onion *onion = container_of(vdev, struct onion, core.vdev);
	struct pci_dev *pdev = onion->core.pdev;
	int ret;

	if (vma->vm_end - vma->vm_start > pci_resource_len(pdev, 1))
		return -EINVAL;

	vma->vm_pgoff = ({
		unsigned long __pfn = pci_resource_start(pdev, 1) >> PAGE_SHIFT;

		ret = io_remap_pfn_range(vma, vma->vm_start, __pfn,
					 vma->vm_end - vma->vm_start,
					 vma->vm_page_prot);
		__pfn = VFIO_PCI_INDEX_TO_OFFSET(1) >> PAGE_SHIFT;
		__pfn;
	});
	return ret;
}

static const struct vfio_device_ops onion_ops = {
	.name = "onion",
	.mmap = onion_mmap,
};
