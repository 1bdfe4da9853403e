// A helper gets the mapping and hands it on.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct serval {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	void *queue;
	dma_addr_t queue_dma;
};

static int serval_wc(struct serval *serval, struct vm_area_struct *vma)
{
	size_t len = vma->vm_end - vma->vm_start;

	return dma_mmap_wc(&serval->pdev->dev, vma, serval->queue,
	// <- error buffer-offset-consumer
			   serval->queue_dma, len);
}

static int serval_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct serval *serval = container_of(vdev, struct serval, vdev);
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return serval_wc(serval, vma);
}

static const struct vfio_device_ops serval_ops = {
	.name = "serval",
	.mmap = serval_mmap,
};
