#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct toy_region {
	u64 hw;
	u64 size;
};

struct toy {
	struct vfio_device vdev;
	struct toy_region regions[4];
	struct pci_dev *pdev;
};

static int toy_probe_region(struct toy *toy, struct resource *res, int i)
{
	toy->regions[i].hw = res->start;
	toy->regions[i].size = resource_size(res);
	return 0;
}

static int toy_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	u64 page = vma->vm_pgoff & ((1U << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	/* vfio-lint: ignore raw-pfn-in-pgoff */
	// <- suppression-without-reason
	// <- raw-pfn-in-pgoff: page@file.*page@physical
	return 0;
}

static const struct vfio_device_ops toy_ops = {
	.name = "toy",
	.mmap = toy_mmap,
};
