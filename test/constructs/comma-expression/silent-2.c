// The pfn is the left operand, whose value is thrown away; the right one, an encoded page, is stored.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct comet {
	struct vfio_pci_core_device core;
};

static int comet_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct comet *comet = container_of(vdev, struct comet, core.vdev);
	unsigned long len = vma->vm_end - vma->vm_start;
	unsigned long tail;

	if (vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT))
		return -EINVAL;
	if (len > pci_resource_len(comet->core.pdev, 2))
		return -EINVAL;

	vma->vm_pgoff = (tail = pci_resource_start(comet->core.pdev, 2) >> PAGE_SHIFT,
			 VFIO_PCI_INDEX_TO_OFFSET(2) >> PAGE_SHIFT);

	return io_remap_pfn_range(vma, vma->vm_start, tail, len, vma->vm_page_prot);
}

static const struct vfio_device_ops comet_ops = {
	.name	= "comet",
	.mmap	= comet_mmap,
};
