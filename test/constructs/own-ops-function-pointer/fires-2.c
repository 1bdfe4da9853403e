// The mmap calls drv->hw->map(drv, vma), one of two static tables; one of them stores a frame.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct gander;

struct gander_hw {
	const char	*name;
	int		(*map)(struct gander *drv, struct vm_area_struct *vma);
	void		(*stop)(struct gander *drv);
};

struct gander {
	struct vfio_device		vdev;
	struct pci_dev			*pdev;
	const struct gander_hw		*hw;
};

static int gander_a0_map(struct gander *drv, struct vm_area_struct *vma)
{
	unsigned long pfn = pci_resource_start(drv->pdev, 0) >> PAGE_SHIFT;

	vma->vm_pgoff = pfn;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int gander_b0_map(struct gander *drv, struct vm_area_struct *vma)
{
	unsigned long pfn = pci_resource_start(drv->pdev, 2) >> PAGE_SHIFT;

	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static void gander_stop(struct gander *drv)
{
	pci_clear_master(drv->pdev);
}

static const struct gander_hw gander_a0 = {
	.name = "A0", .map = gander_a0_map, .stop = gander_stop,
};

static const struct gander_hw gander_b0 = {
	.name = "B0", .map = gander_b0_map, .stop = gander_stop,
};

static int gander_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gander *drv = container_of(vdev, struct gander, vdev);

	if (!drv->hw->map)
		return -ENODEV;
	return drv->hw->map(drv, vma);
}

static const struct vfio_device_ops gander_ops = {
	.name	= "gander",
	.mmap	= gander_mmap,
};

static int gander_setup(struct gander *drv)
{
	drv->hw = drv->pdev->revision ? &gander_b0 : &gander_a0;
	return 0;
}
