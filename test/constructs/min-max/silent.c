// The lesser of two lengths goes to the call.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct pike {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int pike_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pike *pike = container_of(vdev, struct pike, vdev);
	unsigned long size = min(vma->vm_end - vma->vm_start, (unsigned long)pci_resource_len(pike->pdev, 0));

	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(pike->pdev, 0)), size, vma->vm_page_prot);
}

static const struct vfio_device_ops pike_ops = {
	.name = "pike",
	.mmap = pike_mmap,
};
