#include <linux/vfio.h>

struct weed {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int weed_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct weed *weed = container_of(vdev, struct weed, vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(weed->pdev, 0));
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops weed_ops = {
	.name = "weed",
	.mmap = weed_mmap,
};
