// Who tells user space is out of sight.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct ruby {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define RUBY_OFFSET_SHIFT 48

static ssize_t ruby_read(struct vfio_device *vdev, char __user *buf, size_t count, loff_t *ppos)
{
	unsigned int nr = *ppos >> RUBY_OFFSET_SHIFT;

	return nr < 6 ? vfio_pci_core_read(vdev, buf, count, ppos) : -EINVAL;
}

static const struct vfio_device_ops ruby_ops = {
	.name = "ruby",
	.read = ruby_read,
};
