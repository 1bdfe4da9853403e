// One case of the switch on the region index gives a pfn, the others refuse.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

#define WARDROBE_DOORBELL	0
#define WARDROBE_MEMORY		2

struct wardrobe {
	struct vfio_pci_core_device core;
};

static int wardrobe_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wardrobe *w = container_of(vdev, struct wardrobe, core.vdev);
	u64 index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	unsigned long shelf;

	switch (index) {
	case WARDROBE_DOORBELL:
		if (page)
			return -EINVAL;
		fallthrough;
	case WARDROBE_MEMORY:
		shelf = PHYS_PFN(pci_resource_start(w->core.pdev, index)) + page;
		break;
	case VFIO_PCI_CONFIG_REGION_INDEX:
	case VFIO_PCI_ROM_REGION_INDEX:
		return -EPERM;
	default:
		return -EINVAL;
	}

	vma->vm_pgoff = shelf;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, shelf,
				  vma->vm_end - vma->vm_start,
				  pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops wardrobe_ops = {
	.name = "wardrobe",
	.mmap = wardrobe_mmap,
};
