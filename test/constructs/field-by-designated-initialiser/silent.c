// The other member of the initialiser, and no store.
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

static int brig_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct brig *brig = container_of(vdev, struct brig, vdev);
	struct brig_window window = {
		.where = pci_resource_start(brig->pdev, 0),
		.bytes = pci_resource_len(brig->pdev, 0),
	};

	if ((vma_pages(vma) << PAGE_SHIFT) > window.bytes)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, window.where >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops brig_ops = {
	.name = "brig",
	.mmap = brig_mmap,
};
