// A function-like macro makes the pfn.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct lake {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define lake_pfn(l, bar, page) \
	((pci_resource_start((l)->pdev, (bar)) >> PAGE_SHIFT) + (page))

static int lake_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lake *lake = container_of(vdev, struct lake, vdev);
	vma->vm_pgoff = lake_pfn(lake, 0, vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT));
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops lake_ops = {
	.name = "lake",
	.mmap = lake_mmap,
};
