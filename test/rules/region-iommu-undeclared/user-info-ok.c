// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/uaccess.h>
#include <linux/vfio_pci_core.h>

struct ghyll_dev {
	struct vfio_pci_core_device core;
};

static long ghyll_info(struct ghyll_dev *g, void __user *arg)
{
	unsigned long minsz = offsetofend(struct vfio_region_info, offset);
	struct vfio_region_info info;

	if (copy_from_user(&info, arg, minsz))
		return -EFAULT;
	if (info.argsz < minsz || info.index > VFIO_PCI_BAR5_REGION_INDEX)
		return -EINVAL;
	info.offset = VFIO_PCI_INDEX_TO_OFFSET(info.index);
	info.size = pci_resource_len(g->core.pdev, info.index);
	info.flags = VFIO_REGION_INFO_FLAG_READ | VFIO_REGION_INFO_FLAG_WRITE;
	if (info.size >= PAGE_SIZE)
		info.flags |= VFIO_REGION_INFO_FLAG_MMAP;
	return copy_to_user(arg, &info, minsz) ? -EFAULT : 0;
}

static long ghyll_ioctl(struct vfio_device *vdev, unsigned int cmd,
			unsigned long arg)
{
	struct ghyll_dev *g = container_of(vdev, struct ghyll_dev, core.vdev);

	if (cmd == VFIO_DEVICE_GET_REGION_INFO)
		return ghyll_info(g, (void __user *)arg);
	return vfio_pci_core_ioctl(vdev, cmd, arg);
}

static const struct vfio_device_ops ghyll_ops = {
	.name = "ghyll-vfio-pci",
	.ioctl = ghyll_ioctl,
	.mmap = vfio_pci_core_mmap,
};
