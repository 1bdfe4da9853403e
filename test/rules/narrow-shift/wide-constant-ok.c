// 1ULL has the bits.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct otter {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define OTTER_OFFSET_SHIFT 48

static u64 otter_page(struct vm_area_struct *vma)
{
	return vma->vm_pgoff & ((1ULL << (OTTER_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
}

static const struct vfio_device_ops otter_ops = {
	.name = "otter",
};
