// Nobody says what the member counts.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct slate {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	unsigned long window;
};

static int slate_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct slate *slate = container_of(vdev, struct slate, vdev);
	if (vma->vm_pgoff || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, slate->window, PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops slate_ops = {
	.name = "slate",
	.mmap = slate_mmap,
};
