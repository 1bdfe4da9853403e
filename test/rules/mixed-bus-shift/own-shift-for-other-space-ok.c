// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/uaccess.h>
#include <linux/vfio_pci_core.h>

/* DMA addresses of the device: the upper 16 bits name the context */
#define EIDER_CTX_SHIFT		48
#define EIDER_CTX(dma)		((u64)(dma) >> EIDER_CTX_SHIFT)
#define EIDER_BASE(ctx)		((u64)(ctx) << EIDER_CTX_SHIFT)

struct eider {
	struct vfio_pci_core_device core;
	u64 ctx_base[8];
	u64 shadow_size;
	u8 *shadow;
};

static void eider_init_ctx(struct eider *e)
{
	int i;

	for (i = 0; i < 8; i++)
		e->ctx_base[i] = EIDER_BASE(i);
}

static int eider_info(struct vfio_device *vdev, struct vfio_region_info *info,
		      struct vfio_info_cap *caps)
{
	struct eider *e = container_of(vdev, struct eider, core.vdev);

	if (info->index != VFIO_PCI_BAR2_REGION_INDEX)
		return vfio_pci_ioctl_get_region_info(vdev, info, caps);

	info->offset = VFIO_PCI_INDEX_TO_OFFSET(info->index);
	info->size = e->shadow_size;
	info->flags = VFIO_REGION_INFO_FLAG_READ;
	return 0;
}

static ssize_t eider_read(struct vfio_device *vdev, char __user *buf,
			  size_t count, loff_t *ppos)
{
	struct eider *e = container_of(vdev, struct eider, core.vdev);
	u64 byte;

	if (EIDER_CTX(e->ctx_base[1]) != 1)
		eider_init_ctx(e);
	if (VFIO_PCI_OFFSET_TO_INDEX(*ppos) != VFIO_PCI_BAR2_REGION_INDEX)
		return vfio_pci_core_read(vdev, buf, count, ppos);

	byte = *ppos & VFIO_PCI_OFFSET_MASK;
	if (byte >= e->shadow_size || count > e->shadow_size - byte)
		return -EINVAL;
	if (copy_to_user(buf, e->shadow + byte, count))
		return -EFAULT;
	*ppos += count;
	return count;
}

static const struct vfio_device_ops eider_ops = {
	.name = "eider-vfio-pci",
	.get_region_info_caps = eider_info,
	.ioctl = vfio_pci_core_ioctl,
	.read = eider_read,
	.write = vfio_pci_core_write,
	.mmap = vfio_pci_core_mmap,
};
