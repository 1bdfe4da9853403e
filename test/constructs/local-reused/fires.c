// One local is bytes, then an address, then a pfn.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct oven {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int oven_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct oven *oven = container_of(vdev, struct oven, vdev);
	u64 val = vma->vm_end - vma->vm_start;

	if (val > pci_resource_len(oven->pdev, 1))
		return -EINVAL;
	val = pci_resource_start(oven->pdev, 1);
	val >>= PAGE_SHIFT;
	vma->vm_pgoff = val;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops oven_ops = {
	.name = "oven",
	.mmap = oven_mmap,
};
