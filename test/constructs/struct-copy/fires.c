// The struct is copied before its member is used.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct cove {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct cove_range {
	phys_addr_t first;
	size_t bytes;
};

static int cove_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cove *cove = container_of(vdev, struct cove, vdev);
	struct cove_range whole = { .first = pci_resource_start(cove->pdev, 0) };
	struct cove_range copy;

	copy = whole;
	vma->vm_pgoff = copy.first >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops cove_ops = {
	.name = "cove",
	.mmap = cove_mmap,
};
