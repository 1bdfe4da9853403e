// PHYS_PFN() and PFN_DOWN() of a file offset and of a size, which are no addresses, build the page that is stored.
#include <linux/pci.h>
#include <linux/pfn.h>
#include <linux/vfio_pci_core.h>

struct pebble {
	struct vfio_pci_core_device core;
};

static int pebble_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pebble *p = container_of(vdev, struct pebble, core.vdev);
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long half;

	if (bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	half = PHYS_PFN(resource_size(&p->core.pdev->resource[bar])) / 2;
	if (vma_pages(vma) > half)
		return -EINVAL;

	/* users get the upper half of every BAR */
	vma->vm_pgoff = PHYS_PFN(VFIO_PCI_INDEX_TO_OFFSET(bar)) + half;
	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(pci_resource_start(p->core.pdev, bar)) + half,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops pebble_ops = {
	.name = "pebble",
	.mmap = pebble_mmap,
};
