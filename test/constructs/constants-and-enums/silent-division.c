// The division is of a file offset, the const is a product.
#include <linux/vfio.h>
#include <linux/pci.h>

static const u64 cedar_span = 1024ULL * 1024 * 1024 * 1024;

static int cedar_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pci_dev *pdev = to_pci_dev(vdev->dev);
	u64 offset = (u64)vma->vm_pgoff * PAGE_SIZE;
	unsigned int bar = offset / cedar_span;
	u64 want = vma->vm_end - vma->vm_start;
	u64 base;

	offset %= cedar_span;
	if (bar > 5 || offset + want > pci_resource_len(pdev, bar))
		return -EINVAL;

	base = bar * cedar_span;
	vma->vm_pgoff = (base + offset) / PAGE_SIZE;
	base = pci_resource_start(pdev, bar);
	return io_remap_pfn_range(vma, vma->vm_start, (base + offset) / PAGE_SIZE, want,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops cedar_ops = {
	.name = "cedar",
	.mmap = cedar_mmap,
};
