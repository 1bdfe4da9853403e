// Compared with pages.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct gypsum {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int gypsum_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gypsum *gypsum = container_of(vdev, struct gypsum, vdev);
	if (vma->vm_pgoff + vma_pages(vma) > pci_resource_len(gypsum->pdev, 0) >> PAGE_SHIFT)
		return -EINVAL;
	return vma->vm_flags & VM_SHARED ? 0 : -EINVAL;
}

static const struct vfio_device_ops gypsum_ops = {
	.name = "gypsum",
	.mmap = gypsum_mmap,
};
