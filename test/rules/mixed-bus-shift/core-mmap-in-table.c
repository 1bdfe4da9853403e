// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/uaccess.h>
#include <linux/vfio_pci_core.h>
#include <linux/vfio.h>

#define FULMAR_SPACING		(1ULL << 46)

struct fulmar {
	struct vfio_pci_core_device core;
	u64 bar_len[6];
};

/* older style: the ioctl itself answers the region question */
static long fulmar_ioctl(struct vfio_device *vdev, unsigned int cmd,
			 unsigned long arg)
{
	struct fulmar *f = container_of(vdev, struct fulmar, core.vdev);
	unsigned long minsz = offsetofend(struct vfio_region_info, offset);
	struct vfio_region_info info;

	if (cmd != VFIO_DEVICE_GET_REGION_INFO)
		return -ENOTTY;

	if (copy_from_user(&info, (void __user *)arg, minsz))
		return -EFAULT;
	if (info.argsz < minsz || info.index >= 6)
		return -EINVAL;

	info.flags = 0;
	info.offset = info.index * FULMAR_SPACING;
	info.size = f->bar_len[info.index];

	if (copy_to_user((void __user *)arg, &info, minsz))
		return -EFAULT;
	return 0;
}

static int fulmar_open(struct vfio_device *vdev)
{
	struct fulmar *f = container_of(vdev, struct fulmar, core.vdev);
	int i, ret;

	ret = vfio_pci_core_enable(&f->core);
	if (ret)
		return ret;
	for (i = 0; i < 6; i++)
		f->bar_len[i] = pci_resource_len(f->core.pdev, i);
	vfio_pci_core_finish_enable(&f->core);
	return 0;
}

static const struct vfio_device_ops fulmar_ops = {
	.name		= "fulmar-vfio-pci",
	.open_device	= fulmar_open,
	.close_device	= vfio_pci_core_close_device,
	.ioctl		= fulmar_ioctl,
	.mmap		= vfio_pci_core_mmap,
	// <- error mixed-bus-shift
};
