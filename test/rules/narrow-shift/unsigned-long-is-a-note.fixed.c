// On 32-bit kernels the bytes do not fit.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct ferret {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int ferret_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ferret *ferret = container_of(vdev, struct ferret, vdev);
	unsigned long page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (((u64)page << PAGE_SHIFT) >= pci_resource_len(ferret->pdev, 0))
	//   ^ note narrow-shift
		return -EINVAL;
	return 0;
}

static const struct vfio_device_ops ferret_ops = {
	.name = "ferret",
	.mmap = ferret_mmap,
};
