// The row's first page plus the distance is the file page again; the frame has a local of its own.
#include <linux/vfio.h>
#include <linux/pci.h>

struct fig_row {
	unsigned long first;	/* page in the file */
	unsigned long pages;
	int bar;
};

static const struct fig_row fig_rows[] = {
	{ 0x0000, 0x10, 0 },
	{ 0x0010, 0x40, 2 },
	{ 0x1000, 0x1000, 4 },
	{ }
};

static int fig_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pci_dev *pdev = to_pci_dev(vdev->dev);
	unsigned long page = vma->vm_pgoff, n = vma_pages(vma);
	const struct fig_row *row;
	unsigned long pfn;

	for (row = fig_rows; row->pages; row++)
		if (page >= row->first && page + n <= row->first + row->pages)
			break;
	if (!row->pages)
		return -ENXIO;

	page -= row->first;
	pfn = (pci_resource_start(pdev, row->bar) >> PAGE_SHIFT) + page;
	page += row->first;
	vma->vm_pgoff = page;

	return io_remap_pfn_range(vma, vma->vm_start, pfn, n << PAGE_SHIFT,
				  pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops fig_ops = {
	.name = "fig",
	.mmap = fig_mmap,
};
