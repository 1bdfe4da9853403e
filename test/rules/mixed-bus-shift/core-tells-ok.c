// The library tells user space of the regions, so its spacing counts.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct zircon {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define ZIRCON_SLOT_SHIFT 48

static u64 zircon_slot(u64 cookie)
{
	return cookie >> ZIRCON_SLOT_SHIFT;
}

static ssize_t zircon_read(struct vfio_device *vdev, char __user *buf, size_t count, loff_t *ppos)
{
	if (zircon_slot(count))
		return -EINVAL;
	return vfio_pci_core_read(vdev, buf, count, ppos);
}

static const struct vfio_device_ops zircon_ops = {
	.name = "zircon",
	.read = zircon_read,
	.ioctl = vfio_pci_core_ioctl,
};
