// An array of structs, filled where it is declared.
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
	struct tench_window windows[2] = {
		{ .base = pci_resource_start(tench->pdev, 0) },
		{ .base = pci_resource_start(tench->pdev, 2) },
	};

	vma->vm_pgoff = windows[1].base >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops tench_ops = {
	.name = "tench",
	.mmap = tench_mmap,
};
