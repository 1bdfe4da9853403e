// 28 bits fit, and a wider region shift would not.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct weasel {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static u64 weasel_page(struct vm_area_struct *vma)
{
	return vma->vm_pgoff & ((1U << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	//                       ^ note narrow-shift
}

static const struct vfio_device_ops weasel_ops = {
	.name = "weasel",
};
