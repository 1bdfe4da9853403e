// The buffer is always mapped from its beginning.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct grison {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	void *cpu;
	dma_addr_t dma;
};

static int grison_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct grison *grison = container_of(vdev, struct grison, vdev);
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_pgoff = 0;
	return dma_mmap_wc(&grison->pdev->dev, vma, grison->cpu, grison->dma, SZ_1M);
}

static const struct vfio_device_ops grison_ops = {
	.name = "grison",
	.mmap = grison_mmap,
};
