// WRITE_ONCE() changes the operand by its name.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct asp {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int asp_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct asp *asp = container_of(vdev, struct asp, vdev);
	unsigned long pfn = PHYS_PFN(pci_resource_start(asp->pdev, 0));

	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
	WRITE_ONCE(pfn, 0);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops asp_ops = {
	.name = "asp",
	.mmap = asp_mmap,
};
