// SPDX-License-Identifier: MIT
/* the PCI function and its platform companion, one file */
#include <linux/pci.h>
#include <linux/platform_device.h>
#include <linux/uaccess.h>
#include <linux/vfio_pci_core.h>

#define GREBE_PLAT_SHIFT	34

struct grebe_pci {
	struct vfio_pci_core_device core;
	u64 reads;
};

struct grebe_plat {
	struct vfio_device vdev;
	u8 *page[2];
};

static int grebe_pci_info(struct vfio_device *vdev,
			  struct vfio_region_info *info,
			  struct vfio_info_cap *caps)
{
	struct grebe_pci *g = container_of(vdev, struct grebe_pci, core.vdev);

	if (info->index > VFIO_PCI_BAR5_REGION_INDEX)
		return -EINVAL;
	info->offset = VFIO_PCI_INDEX_TO_OFFSET(info->index);
	info->size = pci_resource_len(g->core.pdev, info->index);
	info->flags = VFIO_REGION_INFO_FLAG_READ;
	return 0;
}

static ssize_t grebe_pci_read(struct vfio_device *vdev, char __user *buf,
			      size_t count, loff_t *ppos)
{
	struct grebe_pci *g = container_of(vdev, struct grebe_pci, core.vdev);

	g->reads++;
	return vfio_pci_core_read(vdev, buf, count, ppos);
}

static const struct vfio_device_ops grebe_pci_ops = {
	.name = "grebe-pci",
	.get_region_info_caps = grebe_pci_info,
	.read = grebe_pci_read,
	.mmap = vfio_pci_core_mmap,
};

static int grebe_plat_info(struct vfio_device *vdev,
			   struct vfio_region_info *info,
			   struct vfio_info_cap *caps)
{
	if (info->index >= 2)
		return -EINVAL;
	info->offset = (u64)info->index << GREBE_PLAT_SHIFT;
	info->size = PAGE_SIZE;
	info->flags = VFIO_REGION_INFO_FLAG_READ;
	return 0;
}

static ssize_t grebe_plat_read(struct vfio_device *vdev, char __user *buf,
			       size_t count, loff_t *ppos)
{
	struct grebe_plat *g = container_of(vdev, struct grebe_plat, vdev);
	u64 idx = (u64)*ppos >> GREBE_PLAT_SHIFT;
	u64 at = *ppos & ((1ULL << GREBE_PLAT_SHIFT) - 1);

	if (idx >= 2 || at >= PAGE_SIZE || count > PAGE_SIZE - at)
		return -EINVAL;
	if (copy_to_user(buf, g->page[idx] + at, count))
		return -EFAULT;
	*ppos += count;
	return count;
}

static const struct vfio_device_ops grebe_plat_ops = {
	.name = "grebe-plat",
	.get_region_info_caps = grebe_plat_info,
	.read = grebe_plat_read,
};
