// Region 2 is the variant's own memory, the rest falls through to the core, whose reset invalidates by region offset.
#include <linux/vfio_pci_core.h>

struct whisk {
	struct vfio_pci_core_device	core;
	phys_addr_t			bowl;
	size_t				bowl_len;
};

static int whisk_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct whisk *w = container_of(vdev, struct whisk, core.vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long pgoff, start_pfn;
	int ret;

	if (index != VFIO_PCI_BAR2_REGION_INDEX)
		return vfio_pci_core_mmap(vdev, vma);

	pgoff = vma->vm_pgoff & ((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > w->bowl_len >> PAGE_SHIFT)
		return -EINVAL;

	start_pfn = PHYS_PFN(w->bowl) + pgoff;
	ret = remap_pfn_range(vma, vma->vm_start, start_pfn,
			      vma->vm_end - vma->vm_start, vma->vm_page_prot);
	if (ret)
		return ret;

	vma->vm_pgoff = start_pfn;
	// <- error raw-pfn-in-pgoff
	return 0;
}

static const struct vfio_device_ops whisk_ops = {
	.name	= "whisk-vfio-pci",
	.ioctl	= vfio_pci_core_ioctl,
	.mmap	= whisk_mmap,
};
