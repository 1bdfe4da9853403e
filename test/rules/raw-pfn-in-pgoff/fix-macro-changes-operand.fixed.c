// A macro of the driver changes the operand that it is given.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct dace {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define DACE_NEXT(x) ((x) += 1)

static int dace_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dace *dace = container_of(vdev, struct dace, vdev);
	unsigned long pfn = PHYS_PFN(pci_resource_start(dace->pdev, 0));
	unsigned long base_pfn;

	base_pfn = pfn;
	// <- raw-pfn-in-pgoff
	DACE_NEXT(pfn);
	return remap_pfn_range(vma, vma->vm_start, base_pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops dace_ops = {
	.name = "dace",
	.mmap = dace_mmap,
};
