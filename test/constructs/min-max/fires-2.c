// The pfn is capped by the last frame of the BAR with min().
#include <linux/minmax.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct ruler {
	struct vfio_pci_core_device core;
};

static int ruler_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ruler *ruler = container_of(vdev, struct ruler, core.vdev);
	struct pci_dev *pdev = ruler->core.pdev;
	unsigned long first = PHYS_PFN(pci_resource_start(pdev, 2));
	unsigned long last = PHYS_PFN(pci_resource_end(pdev, 2));
	unsigned long inch = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	unsigned long at;

	if (vma_pages(vma) != 1)
		return -EINVAL;

	/* everything past the end is the guard page */
	at = min(first + inch, last);
	vma->vm_pgoff = at;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, at, PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops ruler_ops = {
	.name	= "ruler",
	.mmap	= ruler_mmap,
};
