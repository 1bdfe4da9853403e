// An element without a name comes after the one that is named.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct bream {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct bream_window {
	u64 base;
	u64 offset;
};

struct bream_plan {
	int kind;
	struct bream_window window;
};

static int bream_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bream *bream = container_of(vdev, struct bream, vdev);
	struct bream_plan plan = { .kind = 1, { pci_resource_start(bream->pdev, 0) } };

	vma->vm_pgoff = plan.window.base >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops bream_ops = {
	.name = "bream",
	.mmap = bream_mmap,
};
