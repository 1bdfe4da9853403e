// A member is filled by a designated initialiser.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct brig {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct brig_window {
	u64 where;
	u64 bytes;
};

static struct brig_window brig_window_of(struct brig *brig, int bar)
{
	struct brig_window window = {
		.where = pci_resource_start(brig->pdev, bar),
		.bytes = pci_resource_len(brig->pdev, bar),
	};

	return window;
}

static int brig_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct brig *brig = container_of(vdev, struct brig, vdev);
	struct brig_window window = brig_window_of(brig, 0);

	vma->vm_pgoff = window.where >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops brig_ops = {
	.name = "brig",
	.mmap = brig_mmap,
};
