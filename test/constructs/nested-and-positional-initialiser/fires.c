// An initialiser within an initialiser.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct perch {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct perch_window {
	u64 base;
	u64 offset;
};

struct perch_plan {
	int kind;
	struct perch_window window;
};

static int perch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct perch *perch = container_of(vdev, struct perch, vdev);
	struct perch_plan plan = {
		.kind = 1,
		.window = { .base = pci_resource_start(perch->pdev, 0) },
	};

	vma->vm_pgoff = plan.window.base >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops perch_ops = {
	.name = "perch",
	.mmap = perch_mmap,
};
