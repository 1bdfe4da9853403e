// A ring in memory behind region 9.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct puma {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	void *ring;
	dma_addr_t ring_dma;
	size_t bytes;
};

static int puma_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct puma *puma = container_of(vdev, struct puma, vdev);
	u64 region = ((u64)vma->vm_pgoff << PAGE_SHIFT) >> VFIO_PCI_OFFSET_SHIFT;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	switch (region) {
	case VFIO_PCI_NUM_REGIONS:
		return dma_mmap_coherent(&puma->pdev->dev, vma, puma->ring, puma->ring_dma, puma->bytes);
		// <- error buffer-offset-consumer
	default:
		return -EINVAL;
	}
}

static const struct vfio_device_ops puma_ops = {
	.name = "puma",
	.mmap = puma_mmap,
};
