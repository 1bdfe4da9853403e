// swap() changes the operand by its name.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct adder {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int adder_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct adder *adder = container_of(vdev, struct adder, vdev);
	unsigned long pfn = PHYS_PFN(pci_resource_start(adder->pdev, 0));
	unsigned long last = 0;

	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
	swap(pfn, last);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops adder_ops = {
	.name = "adder",
	.mmap = adder_mmap,
};
