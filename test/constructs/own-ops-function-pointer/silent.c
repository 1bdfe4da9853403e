// What the function pointer maps keeps the offset.
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

static int cobra_v1_map(struct cobra *cobra, struct vm_area_struct *vma)
{
	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(cobra->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct cobra_hw cobra_v1 = {
	.map = cobra_v1_map,
};

static int cobra_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cobra *cobra = container_of(vdev, struct cobra, vdev);

	return cobra->hw->map(cobra, vma);
}


static const struct vfio_device_ops cobra_ops = {
	.name = "cobra",
	.mmap = cobra_mmap,
};
