// Casts change neither unit nor origin.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct swan {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int swan_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct swan *swan = container_of(vdev, struct swan, vdev);
	vma->vm_pgoff = (unsigned long)((u64)pci_resource_start(swan->pdev, 0) >> PAGE_SHIFT);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops swan_ops = {
	.name = "swan",
	.mmap = swan_mmap,
};
