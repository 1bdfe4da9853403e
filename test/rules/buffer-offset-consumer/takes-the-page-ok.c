// remap_vmalloc_range() takes the page as an argument and does not read vm_pgoff.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct olingo {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	void *block;
};

static int olingo_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct olingo *olingo = container_of(vdev, struct olingo, vdev);
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return remap_vmalloc_range(vma, olingo->block,
				   vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT));
}

static const struct vfio_device_ops olingo_ops = {
	.name = "olingo",
	.mmap = olingo_mmap,
};
