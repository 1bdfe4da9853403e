// vm_pgoff is reduced to the page in the buffer for the call, and put back.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct tayra {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	void *cpu;
	dma_addr_t dma;
};

static int tayra_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tayra *tayra = container_of(vdev, struct tayra, vdev);
	unsigned long given = vma->vm_pgoff;
	int ret;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_pgoff = given & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	ret = dma_mmap_coherent(&tayra->pdev->dev, vma, tayra->cpu, tayra->dma, SZ_1M);
	vma->vm_pgoff = given;
	return ret;
}

static const struct vfio_device_ops tayra_ops = {
	.name = "tayra",
	.mmap = tayra_mmap,
};
