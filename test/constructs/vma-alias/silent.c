// A second name reads, and nothing is stored.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct yawl {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int yawl_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct yawl *yawl = container_of(vdev, struct yawl, vdev);
	struct vm_area_struct *area = vma;
	unsigned long page = area->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(yawl->pdev, 0)) + page, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops yawl_ops = {
	.name = "yawl",
	.mmap = yawl_mmap,
};
