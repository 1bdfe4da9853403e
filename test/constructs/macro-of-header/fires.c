// Only kernel header macros are used: PFN_DOWN, ALIGN_DOWN and pci_resource_n.
#include <linux/vfio.h>
#include <linux/pfn.h>
#include <linux/pci.h>
#include <linux/align.h>

static int fern_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pci_dev *pdev = to_pci_dev(vdev->dev);
	u32 bar = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	const struct resource *res;
	unsigned long first;

	if (bar > PCI_STD_RESOURCE_END)
		return -EINVAL;
	res = pci_resource_n(pdev, bar);
	if (PFN_PHYS(vma_pages(vma)) > resource_size(res))
		return -EINVAL;

	first = PFN_DOWN(ALIGN_DOWN(res->start, PAGE_SIZE));
	vma->vm_pgoff = first;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, first,
				  PFN_PHYS(vma_pages(vma)), vma->vm_page_prot);
}

static const struct vfio_device_ops fern_ops = {
	.name = "fern",
	.mmap = fern_mmap,
};
