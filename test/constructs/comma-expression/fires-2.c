// The store is the second operand of a comma expression behind an if without braces.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct comet {
	struct vfio_pci_core_device core;
};

static int comet_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct comet *comet = container_of(vdev, struct comet, core.vdev);
	unsigned long tail = pci_resource_start(comet->core.pdev, 2) >> PAGE_SHIFT;
	unsigned long len = vma->vm_end - vma->vm_start;

	if (vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT))
		return -EINVAL;
	if (len > pci_resource_len(comet->core.pdev, 2))
		return -EINVAL;

	if (tail)
		vma->vm_private_data = comet, vma->vm_pgoff = tail;
		// <- raw-pfn-in-pgoff
	else
		return -ENODEV;

	return io_remap_pfn_range(vma, vma->vm_start, tail, len, vma->vm_page_prot);
}

static const struct vfio_device_ops comet_ops = {
	.name	= "comet",
	.mmap	= comet_mmap,
};
