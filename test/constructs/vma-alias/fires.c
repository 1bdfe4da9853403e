// A second name for the vma.
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
	struct vm_area_struct *again;

	again = area;
	again->vm_pgoff = PHYS_PFN(pci_resource_start(yawl->pdev, 0));
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops yawl_ops = {
	.name = "yawl",
	.mmap = yawl_mmap,
};
