// Falls through to the core's mmap, but its own ioctl never reaches the core's invalidation.
#include <linux/vfio_pci_core.h>

struct spatula {
	struct vfio_pci_core_device	core;
	struct resource			aux;
};

static long spatula_ioctl(struct vfio_device *vdev, unsigned int cmd,
			  unsigned long arg)
{
	return -ENOTTY;
}

static int spatula_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct spatula *s = container_of(vdev, struct spatula, core.vdev);

	if (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT) ==
	    VFIO_PCI_NUM_REGIONS) {
		vma->vm_pgoff &= (1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1;
		vma->vm_pgoff += s->aux.start >> PAGE_SHIFT;
		// <- warning raw-pfn-in-pgoff
		return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
					  vma->vm_end - vma->vm_start,
					  vma->vm_page_prot);
	}

	return vfio_pci_core_mmap(vdev, vma);
}

static const struct vfio_device_ops spatula_ops = {
	.name	= "spatula-vfio-pci",
	.ioctl	= spatula_ioctl,
	.mmap	= spatula_mmap,
};
