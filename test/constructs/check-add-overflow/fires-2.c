// The pfn is summed by check_add_overflow() into a local, which is stored.
#include <linux/overflow.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct harbor {
	struct vfio_pci_core_device core;
};

static int harbor_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct harbor *harbor = container_of(vdev, struct harbor, core.vdev);
	struct pci_dev *pdev = harbor->core.pdev;
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long pier, berth, end;

	if (bar >= PCI_STD_NUM_BARS)
		return -EINVAL;

	berth = vma->vm_pgoff & ((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (check_add_overflow(PHYS_PFN(pci_resource_start(pdev, bar)), berth, &pier))
		return -EOVERFLOW;
	if (check_add_overflow(pier, vma_pages(vma), &end))
		return -EOVERFLOW;
	if (end > PHYS_PFN(pci_resource_end(pdev, bar)) + 1)
		return -EINVAL;

	vma->vm_pgoff = pier;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, pier,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops harbor_ops = {
	.name = "harbor",
	.mmap = harbor_mmap,
};
