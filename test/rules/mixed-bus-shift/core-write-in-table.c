// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/io.h>
#include <linux/uaccess.h>
#include <linux/vfio_pci_core.h>

/* the BAR of this card is 4 TiB, so the regions stand further apart */
enum { PETREL_BITS = 43 };

struct petrel {
	struct vfio_pci_core_device core;
	void __iomem *win[PCI_STD_NUM_BARS];
};

static u64 petrel_offset(u32 index)
{
	return (u64)index << PETREL_BITS;
}

static int petrel_info(struct vfio_device *vdev, struct vfio_region_info *info,
		       struct vfio_info_cap *caps)
{
	struct petrel *p = container_of(vdev, struct petrel, core.vdev);

	if (info->index >= PCI_STD_NUM_BARS)
		return -EINVAL;
	info->size = pci_resource_len(p->core.pdev, info->index);
	info->offset = petrel_offset(info->index);
	info->flags = VFIO_REGION_INFO_FLAG_READ | VFIO_REGION_INFO_FLAG_WRITE;
	return 0;
}

static ssize_t petrel_read(struct vfio_device *vdev, char __user *buf,
			   size_t count, loff_t *ppos)
{
	struct petrel *p = container_of(vdev, struct petrel, core.vdev);
	u64 idx = (u64)*ppos >> PETREL_BITS;
	u64 byte = *ppos & ((1ULL << PETREL_BITS) - 1);
	u8 v;

	if (idx >= PCI_STD_NUM_BARS || !p->win[idx])
		return -EINVAL;
	if (byte >= pci_resource_len(p->core.pdev, idx))
		return 0;
	v = ioread8(p->win[idx] + byte);
	if (copy_to_user(buf, &v, 1))
		return -EFAULT;
	*ppos += 1;
	return 1;
}

static const struct vfio_device_ops petrel_ops = {
	.name = "petrel",
	.get_region_info_caps = petrel_info,
	.read = petrel_read,
	.write = vfio_pci_core_write,
	// <- error mixed-bus-shift
};
