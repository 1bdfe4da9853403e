// Through the pointer goes what was read through it.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct wasp {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int wasp_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wasp *wasp = container_of(vdev, struct wasp, vdev);
	unsigned long *slot = &vma->vm_pgoff;
	unsigned long was = *slot;

	*slot = was;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(wasp->pdev, 3)), vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops wasp_ops = {
	.name = "wasp",
	.mmap = wasp_mmap,
};
