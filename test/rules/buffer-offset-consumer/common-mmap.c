// Through a function pointer.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct kodkod {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	void *cpu;
	dma_addr_t dma;
};

struct kodkod_dma_ops {
	int (*map)(struct device *dev, struct vm_area_struct *vma, void *cpu, dma_addr_t dma,
		   size_t size, unsigned long attrs);
};

static const struct kodkod_dma_ops kodkod_dma = {
	.map = dma_common_mmap,
};

static int kodkod_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct kodkod *kodkod = container_of(vdev, struct kodkod, vdev);
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return kodkod_dma.map(&kodkod->pdev->dev, vma, kodkod->cpu, kodkod->dma, SZ_64K, 0);
	// <- error buffer-offset-consumer
}

static const struct vfio_device_ops kodkod_ops = {
	.name = "kodkod",
	.mmap = kodkod_mmap,
};
