// A const table of page ranges in the file, looked up by a helper that returns the row; the base is the PCI BAR's.
#include <linux/vfio.h>
#include <linux/pci.h>

struct fig_row {
	unsigned long first;	/* page in the file */
	unsigned long pages;
	int bar;
	unsigned long skip;	/* pages into the BAR */
};

static const struct fig_row fig_rows[] = {
	{ 0x0000, 0x10, 0, 0x0 },
	{ 0x0010, 0x40, 2, 0x8 },
	{ 0x1000, 0x1000, 4, 0x0 },
	{ }
};

static const struct fig_row *fig_find(unsigned long pg, unsigned long n)
{
	const struct fig_row *row;

	for (row = fig_rows; row->pages; row++)
		if (pg >= row->first && pg + n <= row->first + row->pages)
			return row;
	return NULL;
}

static int fig_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	const struct fig_row *row = fig_find(vma->vm_pgoff, vma_pages(vma));
	struct pci_dev *pdev = to_pci_dev(vdev->dev);
	unsigned long page;

	if (!row)
		return -ENXIO;

	page = vma->vm_pgoff - row->first + row->skip;
	page += pci_resource_start(pdev, row->bar) >> PAGE_SHIFT;
	vma->vm_pgoff = page;
	// <- raw-pfn-in-pgoff

	return io_remap_pfn_range(vma, vma->vm_start, page,
				  vma->vm_end - vma->vm_start,
				  pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops fig_ops = {
	.name = "fig",
	.mmap = fig_mmap,
};
