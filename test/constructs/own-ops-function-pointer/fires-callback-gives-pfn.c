// A callback gives the pfn.
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

static unsigned long cobra_v2_pfn(struct cobra *cobra, int bar)
{
	return pci_resource_start(cobra->pdev, bar) >> PAGE_SHIFT;
}

static const struct cobra_hw cobra_v2 = {
	.pfn = cobra_v2_pfn,
};

static int cobra_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cobra *cobra = container_of(vdev, struct cobra, vdev);

	vma->vm_pgoff = cobra->hw->pfn(cobra, 0);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}


static const struct vfio_device_ops cobra_ops = {
	.name = "cobra",
	.mmap = cobra_mmap,
};
