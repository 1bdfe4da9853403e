// vm_pgoff made bytes before it is compared with bytes.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct tuff {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int tuff_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tuff *tuff = container_of(vdev, struct tuff, vdev);
	if (((u64)vma->vm_pgoff << PAGE_SHIFT) != VFIO_PCI_INDEX_TO_OFFSET(2))
		return -EINVAL;
	return vma->vm_flags & VM_SHARED && tuff->pdev ? 0 : -EINVAL;
}

static const struct vfio_device_ops tuff_ops = {
	.name = "tuff",
	.mmap = tuff_mmap,
};
