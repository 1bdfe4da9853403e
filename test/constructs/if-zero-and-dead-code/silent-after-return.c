// What stands behind a return.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct finch {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int finch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct finch *finch = container_of(vdev, struct finch, vdev);
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(finch->pdev, 0)), vma->vm_end - vma->vm_start, vma->vm_page_prot);
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(finch->pdev, 0));
	return 0;
}

static const struct vfio_device_ops finch_ops = {
	.name = "finch",
	.mmap = finch_mmap,
};
