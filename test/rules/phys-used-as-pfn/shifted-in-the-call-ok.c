// Shifted where it is given.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct marl {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int marl_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct marl *marl = container_of(vdev, struct marl, vdev);
	if (vma->vm_pgoff || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(marl->pdev, 0) >> PAGE_SHIFT,
			       PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops marl_ops = {
	.name = "marl",
	.mmap = marl_mmap,
};
