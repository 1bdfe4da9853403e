// A frame made an address again for ioremap().
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct shale {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	void __iomem *regs;
};

static int shale_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct shale *shale = container_of(vdev, struct shale, vdev);
	unsigned long first = PHYS_PFN(pci_resource_start(shale->pdev, 0));

	if (vma->vm_pgoff || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	shale->regs = ioremap(PFN_PHYS(first), PAGE_SIZE);
	return shale->regs ? 0 : -ENOMEM;
}

static const struct vfio_device_ops shale_ops = {
	.name = "shale",
	.mmap = shale_mmap,
};
