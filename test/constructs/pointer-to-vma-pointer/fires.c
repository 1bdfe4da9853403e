// A pointer to the pointer to the vma.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct reef {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static void reef_store(struct vm_area_struct **where, unsigned long pfn)
{
	(*where)->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
}

static int reef_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct reef *reef = container_of(vdev, struct reef, vdev);
	reef_store(&vma, pci_resource_start(reef->pdev, 0) >> PAGE_SHIFT);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops reef_ops = {
	.name = "reef",
	.mmap = reef_mmap,
};
