// Each case sets a pfn for the remap call and, in another variable, the page that the vma shall carry.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

#define WARDROBE_DOORBELL	0
#define WARDROBE_MEMORY		2
#define WARDROBE_ALIAS		4

struct wardrobe {
	struct vfio_pci_core_device core;
};

static int wardrobe_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wardrobe *w = container_of(vdev, struct wardrobe, core.vdev);
	u64 index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	unsigned long shelf, tag;

	switch (index) {
	case WARDROBE_DOORBELL:
		shelf = PHYS_PFN(pci_resource_start(w->core.pdev, 0));
		tag = 0;
		break;
	case WARDROBE_ALIAS:
		/* same memory as BAR 2, and it is revoked with BAR 2 */
	case WARDROBE_MEMORY:
		shelf = PHYS_PFN(pci_resource_start(w->core.pdev, 2)) + page;
		tag = (VFIO_PCI_INDEX_TO_OFFSET(2) >> PAGE_SHIFT) + page;
		break;
	default:
		return -EINVAL;
	}

	vma->vm_pgoff = tag;
	return io_remap_pfn_range(vma, vma->vm_start, shelf,
				  vma->vm_end - vma->vm_start,
				  pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops wardrobe_ops = {
	.name = "wardrobe",
	.mmap = wardrobe_mmap,
};
