// One element is a pfn, the one that is stored is the offset.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct tench {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct tench_window {
	u64 base;
	u64 offset;
};

struct tench_plan {
	int kind;
	struct tench_window window;
};

static int tench_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tench *tench = container_of(vdev, struct tench, vdev);
	unsigned long both[2] = { pci_resource_start(tench->pdev, 0) >> PAGE_SHIFT, vma->vm_pgoff };

	vma->vm_pgoff = both[1];
	return remap_pfn_range(vma, vma->vm_start, both[0], PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops tench_ops = {
	.name = "tench",
	.mmap = tench_mmap,
};
