// The page in the region has 64 bits.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct marten {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int marten_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct marten *marten = container_of(vdev, struct marten, vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (page << PAGE_SHIFT >= pci_resource_len(marten->pdev, 0))
		return -EINVAL;
	return 0;
}

static const struct vfio_device_ops marten_ops = {
	.name = "marten",
	.mmap = marten_mmap,
};
