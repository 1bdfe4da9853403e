// The struct of the ABI has no place for it.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct pod_region {
	phys_addr_t base;
	u64 size;
	u32 flags;
};

struct pod {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int pod_info(struct pod *pod, struct vfio_region_info *info)
{
	info->flags = VFIO_REGION_INFO_FLAG_READ;
	if (pci_resource_len(pod->pdev, 0) >= PAGE_SIZE)
		info->flags |= VFIO_REGION_INFO_FLAG_MMAP;
	return 0;
}

static const struct vfio_device_ops pod_ops = {
	.name = "pod",
};
