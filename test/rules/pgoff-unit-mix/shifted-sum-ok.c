// The page is made bytes before.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct ginger {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 size;
};

static int ginger_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ginger *ginger = container_of(vdev, struct ginger, vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 bytes = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((page << PAGE_SHIFT) + bytes > pci_resource_len(ginger->pdev, 0))
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(ginger->pdev, 0)) + page,
			       bytes, vma->vm_page_prot);
}

static const struct vfio_device_ops ginger_ops = {
	.name = "ginger",
	.mmap = ginger_mmap,
};
