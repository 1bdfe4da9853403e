// Multiplied by PAGE_SIZE the page is bytes.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct lovage {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 size;
};

static int lovage_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lovage *lovage = container_of(vdev, struct lovage, vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 bytes = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (page * PAGE_SIZE + bytes > pci_resource_len(lovage->pdev, 0))
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(lovage->pdev, 0)) + page,
			       bytes, vma->vm_page_prot);
}

static const struct vfio_device_ops lovage_ops = {
	.name = "lovage",
	.mmap = lovage_mmap,
};
