// The region's mmap computes the frame for the remap call; vm_pgoff is rewritten with index and page, as it was.
#include <linux/pci.h>
#include <linux/vfio.h>
#include "vfio_pci_private.h"

struct pantry {
	phys_addr_t	stolen;
	unsigned int	index;
};

static int pantry_mmap(struct vfio_pci_device *vdev,
		       struct vfio_pci_region *region,
		       struct vm_area_struct *vma)
{
	struct pantry *c = region->data;
	unsigned long inside, frame;

	inside = vma->vm_pgoff & ((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (inside + vma_pages(vma) > region->size >> PAGE_SHIFT)
		return -EINVAL;

	frame = (c->stolen >> PAGE_SHIFT) + inside;
	vma->vm_pgoff = (VFIO_PCI_INDEX_TO_OFFSET(c->index) >> PAGE_SHIFT) + inside;
	return remap_pfn_range(vma, vma->vm_start, frame,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static void pantry_release(struct vfio_pci_device *vdev,
			   struct vfio_pci_region *region)
{
	kfree(region->data);
}

static const struct vfio_pci_regops pantry_regops = {
	.mmap		= pantry_mmap,
	.release	= pantry_release,
};

int vfio_pci_pantry_init(struct vfio_pci_device *vdev)
{
	struct pantry *c = kzalloc(sizeof(*c), GFP_KERNEL);

	if (!c)
		return -ENOMEM;
	c->stolen = pci_resource_start(vdev->pdev, 2);
	c->index = VFIO_PCI_NUM_REGIONS + vdev->num_regions;
	return vfio_pci_register_dev_region(vdev, 0x1234, 1, &pantry_regops,
					    SZ_2M, VFIO_REGION_INFO_FLAG_MMAP, c);
}
