// The frame is made with a division by PAGE_SIZE and a const variable stands for the shift.
#include <linux/vfio.h>
#include <linux/pci.h>
#include <linux/math64.h>

static const unsigned int cedar_shift = 40;
static const u64 cedar_mask = (1ULL << 40) - 1;

static int cedar_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pci_dev *pdev = to_pci_dev(vdev->dev);
	u64 offset = (u64)vma->vm_pgoff * PAGE_SIZE;
	unsigned int bar = offset >> cedar_shift;
	u64 want = vma->vm_end - vma->vm_start;

	offset &= cedar_mask;
	if (bar > 5 || offset + want > pci_resource_len(pdev, bar))
		return -EINVAL;

	vma->vm_pgoff = (pci_resource_start(pdev, bar) + offset) / PAGE_SIZE;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, want,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops cedar_ops = {
	.name = "cedar",
	.mmap = cedar_mmap,
};
