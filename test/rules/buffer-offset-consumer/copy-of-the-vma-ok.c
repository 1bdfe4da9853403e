// The helper gets a copy whose vm_pgoff was reduced.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct kinkajou {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int kinkajou_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct kinkajou *kinkajou = container_of(vdev, struct kinkajou, vdev);
	struct vm_area_struct copy = *vma;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	copy.vm_pgoff &= VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT;
	return vm_iomap_memory(&copy, pci_resource_start(kinkajou->pdev, 0),
			       pci_resource_len(kinkajou->pdev, 0));
}

static const struct vfio_device_ops kinkajou_ops = {
	.name = "kinkajou",
	.mmap = kinkajou_mmap,
};
