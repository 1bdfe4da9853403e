// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

/* internal handle of a doorbell: queue in the upper bits */
#define SHOVELER_Q_SHIFT	48
#define SHOVELER_Q(h)		((u64)(h) >> SHOVELER_Q_SHIFT)

struct shoveler {
	struct vfio_pci_core_device core;
	u64 last_handle;
	u32 hits[16];
};

static void shoveler_account(struct shoveler *s, u64 handle)
{
	u64 q = SHOVELER_Q(handle);

	if (q >= ARRAY_SIZE(s->hits))
		return;
	s->hits[q]++;
	s->last_handle = handle;
}

static ssize_t shoveler_write(struct vfio_device *vdev, const char __user *buf,
			      size_t count, loff_t *ppos)
{
	struct shoveler *s = container_of(vdev, struct shoveler, core.vdev);

	shoveler_account(s, s->last_handle);
	return vfio_pci_core_write(vdev, buf, count, ppos);
}

static const struct vfio_device_ops shoveler_ops = {
	.name = "shoveler-vfio-pci",
	.close_device = vfio_pci_core_close_device,
	.ioctl = vfio_pci_core_ioctl,
	.read = vfio_pci_core_read,
	.write = shoveler_write,
	.mmap = vfio_pci_core_mmap,
};
