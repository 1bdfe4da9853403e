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
	unsigned long pfn = PHYS_PFN(pci_resource_start(gull->pdev, 0));

	if (vma->vm_pgoff)
		return -EINVAL;
	return vm_iomap_memory(vma, PFN_PHYS(pfn), gull->regions[0].size);
	//                          ^^^ phys-used-as-pfn: takes byte@physical
}

static const struct vfio_device_ops gull_ops = {
	.name = "gull",
	.mmap = gull_mmap,
};
