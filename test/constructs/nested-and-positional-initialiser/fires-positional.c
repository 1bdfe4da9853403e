// Elements without names, in the order of the struct.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct roach {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct roach_window {
	u64 base;
	u64 offset;
};

struct roach_plan {
	int kind;
	struct roach_window window;
};

static int roach_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct roach *roach = container_of(vdev, struct roach, vdev);
	struct roach_window window = { pci_resource_start(roach->pdev, 0), vma->vm_pgoff };

	vma->vm_pgoff = window.base >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops roach_ops = {
	.name = "roach",
	.mmap = roach_mmap,
};
