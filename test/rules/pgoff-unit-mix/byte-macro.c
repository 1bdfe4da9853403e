#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct gull_region {
	phys_addr_t base;
	u64 size;
};

struct gull {
	struct vfio_device vdev;
	struct gull_region regions[4];
	struct pci_dev *pdev;
};

static int gull_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gull *gull = container_of(vdev, struct gull, vdev);
	unsigned int index = VFIO_PCI_OFFSET_TO_INDEX(vma->vm_pgoff);
	//                   ^ pgoff-unit-mix: takes byte@file

	if (index >= 4)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(gull->regions[index].base),
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops gull_ops = {
	.name = "gull",
	.mmap = gull_mmap,
};
