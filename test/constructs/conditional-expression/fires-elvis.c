// The two-armed form with the middle left out: a stored pfn if there is one, else the one of the BAR.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct scarf {
	struct vfio_pci_core_device core;
	phys_addr_t fringe;
};

static int scarf_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct scarf *scarf = container_of(vdev, struct scarf, core.vdev);
	unsigned long start = (scarf->fringe ?: pci_resource_start(scarf->core.pdev, 4)) >>
			      PAGE_SHIFT;

	if (vma_pages(vma) != 1)
		return -EINVAL;
	vma->vm_pgoff = start;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, start, PAGE_SIZE,
				  pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops scarf_ops = {
	.name	= "scarf",
	.mmap	= scarf_mmap,
};

static void scarf_reset_done(struct pci_dev *pdev)
{
	struct scarf *scarf = dev_get_drvdata(&pdev->dev);

	scarf->fringe = pci_resource_start(pdev, 4) + SZ_4K;
}
