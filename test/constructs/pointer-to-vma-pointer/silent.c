// The pointer to the pointer is read through.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct reef {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static unsigned long reef_page(struct vm_area_struct **where)
{
	return (*where)->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
}

static int reef_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct reef *reef = container_of(vdev, struct reef, vdev);
	unsigned long page = reef_page(&vma);

	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(reef->pdev, 0)) + page, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops reef_ops = {
	.name = "reef",
	.mmap = reef_mmap,
};
