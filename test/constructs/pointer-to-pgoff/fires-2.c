// A local pointer at vma->vm_pgoff is read for the decode and written with the pfn.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

#define SPOON_BITS	(VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)

struct spoon {
	struct vfio_pci_core_device core;
};

static int spoon_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct spoon *spoon = container_of(vdev, struct spoon, core.vdev);
	unsigned long *pgoff = &vma->vm_pgoff;
	unsigned int bar = *pgoff >> SPOON_BITS;
	unsigned long inside = *pgoff & ((1UL << SPOON_BITS) - 1);
	unsigned long bowl;

	if (bar > VFIO_PCI_BAR5_REGION_INDEX)
		return -EINVAL;
	if (inside + vma_pages(vma) > pci_resource_len(spoon->core.pdev, bar) / PAGE_SIZE)
		return -EINVAL;

	bowl = pci_resource_start(spoon->core.pdev, bar) / PAGE_SIZE + inside;
	*pgoff = bowl;
	// <- raw-pfn-in-pgoff

	return remap_pfn_range(vma, vma->vm_start, bowl,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops spoon_ops = {
	.name	= "spoon",
	.mmap	= spoon_mmap,
};
