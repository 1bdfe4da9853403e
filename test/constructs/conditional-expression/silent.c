// Both arms are the offset.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct crab {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

int crab_first(struct crab *crab);

static int crab_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct crab *crab = container_of(vdev, struct crab, vdev);
	unsigned long page = vma->vm_pgoff;

	vma->vm_pgoff = crab_first(crab) ? page : vma->vm_pgoff;
	return remap_pfn_range(vma, vma->vm_start, crab_first(crab) ? PHYS_PFN(pci_resource_start(crab->pdev, 0)) : PHYS_PFN(pci_resource_start(crab->pdev, 2)), vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops crab_ops = {
	.name = "crab",
	.mmap = crab_mmap,
};
