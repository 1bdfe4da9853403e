// The function pointer is filled at run time.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct cobra;

struct cobra_hw {
	int (*map)(struct cobra *cobra, struct vm_area_struct *vma);
	unsigned long (*pfn)(struct cobra *cobra, int bar);
};

struct cobra {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	const struct cobra_hw *hw;
};

static int cobra_slow_map(struct cobra *cobra, struct vm_area_struct *vma)
{
	vma->vm_pgoff = pci_resource_start(cobra->pdev, 0) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int cobra_probe(struct cobra *cobra, struct cobra_hw *hw)
{
	hw->map = cobra_slow_map;
	cobra->hw = hw;
	return 0;
}

static int cobra_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cobra *cobra = container_of(vdev, struct cobra, vdev);

	return cobra->hw->map(cobra, vma);
}


static const struct vfio_device_ops cobra_ops = {
	.name = "cobra",
	.mmap = cobra_mmap,
};
