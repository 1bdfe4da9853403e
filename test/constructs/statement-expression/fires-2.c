// The last expression inside ({ }) is the pfn, with a local of its own.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct onion {
	struct vfio_pci_core_device core;
};

static int onion_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct onion *onion = container_of(vdev, struct onion, core.vdev);
	struct pci_dev *pdev = onion->core.pdev;

	if (vma->vm_end - vma->vm_start > pci_resource_len(pdev, 0))
		return -EINVAL;

	vma->vm_pgoff = ({
	// <- raw-pfn-in-pgoff
		resource_size_t __peel = pci_resource_start(pdev, 0);

		__peel >>= PAGE_SHIFT;
		(unsigned long)__peel;
	});
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops onion_ops = {
	.name = "onion",
	.mmap = onion_mmap,
};
