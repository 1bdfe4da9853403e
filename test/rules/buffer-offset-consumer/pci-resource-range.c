// The helper of PCI sysfs adds the base to vm_pgoff, and takes a page in the resource.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct margay {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int margay_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct margay *margay = container_of(vdev, struct margay, vdev);
	u32 bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);

	if (bar > VFIO_PCI_BAR5_REGION_INDEX)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return pci_mmap_resource_range(margay->pdev, bar, vma, pci_mmap_mem, 0);
	// <- error buffer-offset-consumer
}

static const struct vfio_device_ops margay_ops = {
	.name = "margay",
	.mmap = margay_mmap,
};
