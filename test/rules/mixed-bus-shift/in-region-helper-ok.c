// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/io.h>
#include <linux/vfio_pci_core.h>

#define SMEW_SHIFT		46
#define SMEW_TO_OFFSET(i)	((u64)(i) << SMEW_SHIFT)
#define SMEW_TO_INDEX(o)	((u64)(o) >> SMEW_SHIFT)
#define SMEW_IN_REGION(o)	((u64)(o) & (SMEW_TO_OFFSET(1) - 1))

struct smew {
	struct vfio_pci_core_device core;
};

static int smew_info(struct vfio_device *vdev, struct vfio_region_info *info,
		     struct vfio_info_cap *caps)
{
	struct smew *s = container_of(vdev, struct smew, core.vdev);

	if (info->index >= PCI_STD_NUM_BARS)
		return -EINVAL;
	info->offset = SMEW_TO_OFFSET(info->index);
	info->size = pci_resource_len(s->core.pdev, info->index);
	info->flags = VFIO_REGION_INFO_FLAG_READ;
	return 0;
}

static ssize_t smew_read(struct vfio_device *vdev, char __user *buf,
			 size_t count, loff_t *ppos)
{
	struct smew *s = container_of(vdev, struct smew, core.vdev);
	u64 bar = SMEW_TO_INDEX(*ppos);
	loff_t pos = SMEW_IN_REGION(*ppos);
	u64 size;
	ssize_t done;

	if (bar >= PCI_STD_NUM_BARS)
		return -EINVAL;
	size = pci_resource_len(s->core.pdev, bar);
	if (pos >= size)
		return -EINVAL;
	if (count > size - pos)
		count = size - pos;
	if (vfio_pci_core_setup_barmap(&s->core, bar))
		return -ENOMEM;

	/* takes the byte in the BAR */
	done = vfio_pci_core_do_io_rw(&s->core, false, s->core.barmap[bar],
				      buf, pos, count, 0, 0, false);
	if (done > 0)
		*ppos += done;
	return done;
}

static const struct vfio_device_ops smew_ops = {
	.name = "smew",
	.get_region_info_caps = smew_info,
	.read = smew_read,
};
