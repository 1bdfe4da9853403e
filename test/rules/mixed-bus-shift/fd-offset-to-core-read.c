// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

#define SKUA_REGION_SHIFT	48
#define skua_region_of(pos)	((u64)(pos) >> SKUA_REGION_SHIFT)

struct skua_dev {
	struct vfio_pci_core_device core;
	atomic_t reads;
	bool frozen;
};

static int skua_region_info(struct vfio_device *vdev,
			    struct vfio_region_info *info,
			    struct vfio_info_cap *caps)
{
	struct skua_dev *s = container_of(vdev, struct skua_dev, core.vdev);

	switch (info->index) {
	case VFIO_PCI_CONFIG_REGION_INDEX:
		info->size = s->core.pdev->cfg_size;
		break;
	case VFIO_PCI_BAR0_REGION_INDEX ... VFIO_PCI_BAR5_REGION_INDEX:
		info->size = pci_resource_len(s->core.pdev, info->index);
		break;
	default:
		return -EINVAL;
	}
	info->flags = VFIO_REGION_INFO_FLAG_READ | VFIO_REGION_INFO_FLAG_WRITE;
	info->offset = (u64)info->index << SKUA_REGION_SHIFT;
	return 0;
}

static ssize_t skua_read(struct vfio_device *vdev, char __user *buf,
			 size_t count, loff_t *ppos)
{
	struct skua_dev *s = container_of(vdev, struct skua_dev, core.vdev);

	if (s->frozen)
		return -EIO;
	if (skua_region_of(*ppos) == VFIO_PCI_ROM_REGION_INDEX)
		return 0;

	atomic_inc(&s->reads);
	return vfio_pci_core_read(vdev, buf, count, ppos);
	//     ^ error mixed-bus-shift
}

static const struct vfio_device_ops skua_ops = {
	.name = "skua-vfio-pci",
	.get_region_info_caps = skua_region_info,
	.read = skua_read,
};
