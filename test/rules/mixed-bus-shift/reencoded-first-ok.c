// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

#define PINTAIL_SHIFT		48
#define PINTAIL_MASK		((1ULL << PINTAIL_SHIFT) - 1)

struct pintail {
	struct vfio_pci_core_device core;
};

/* user space speaks 48, the core speaks 40 */
static int pintail_translate(u64 pos, loff_t *out)
{
	u64 index = pos >> PINTAIL_SHIFT;
	u64 byte = pos & PINTAIL_MASK;

	if (index >= VFIO_PCI_NUM_REGIONS)
		return -EINVAL;
	if (byte > VFIO_PCI_OFFSET_MASK)
		return -EFBIG;
	*out = VFIO_PCI_INDEX_TO_OFFSET(index) | byte;
	return 0;
}

static int pintail_info(struct vfio_device *vdev, struct vfio_region_info *info,
			struct vfio_info_cap *caps)
{
	struct pintail *p = container_of(vdev, struct pintail, core.vdev);

	if (info->index > VFIO_PCI_BAR5_REGION_INDEX)
		return -EINVAL;
	info->size = pci_resource_len(p->core.pdev, info->index);
	info->offset = (u64)info->index << PINTAIL_SHIFT;
	info->flags = VFIO_REGION_INFO_FLAG_READ | VFIO_REGION_INFO_FLAG_WRITE;
	return 0;
}

static ssize_t pintail_read(struct vfio_device *vdev, char __user *buf,
			    size_t count, loff_t *ppos)
{
	loff_t core_pos;
	ssize_t done;
	int ret;

	ret = pintail_translate(*ppos, &core_pos);
	if (ret)
		return ret;
	done = vfio_pci_core_read(vdev, buf, count, &core_pos);
	if (done > 0)
		*ppos += done;
	return done;
}

static ssize_t pintail_write(struct vfio_device *vdev, const char __user *buf,
			     size_t count, loff_t *ppos)
{
	loff_t core_pos;
	ssize_t done;
	int ret;

	ret = pintail_translate(*ppos, &core_pos);
	if (ret)
		return ret;
	done = vfio_pci_core_write(vdev, buf, count, &core_pos);
	if (done > 0)
		*ppos += done;
	return done;
}

static const struct vfio_device_ops pintail_ops = {
	.name = "pintail-vfio-pci",
	.get_region_info_caps = pintail_info,
	.read = pintail_read,
	.write = pintail_write,
};
