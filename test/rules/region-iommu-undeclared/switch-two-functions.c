// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct scar_rgn {
	u32 kind;
	u32 flags;
	void *data;
	size_t size;
};

struct scar_dev {
	struct vfio_pci_core_device core;
	struct scar_rgn *rgn;
	int nr;
};

#define SCAR_MIGRATION	1
#define SCAR_SCRATCH	2
#define SCAR_LOG	3

static int scar_set_kind(struct scar_rgn *r, u32 kind)
{
	r->kind = kind;
	switch (kind) {
	case SCAR_LOG:
		r->flags = VFIO_REGION_INFO_FLAG_READ;
		break;
	case SCAR_MIGRATION:
		r->flags = VFIO_REGION_INFO_FLAG_READ |
			   VFIO_REGION_INFO_FLAG_WRITE;
		break;
	case SCAR_SCRATCH:
		r->flags = VFIO_REGION_INFO_FLAG_MMAP;
		// <- note region-iommu-undeclared
		break;
	default:
		return -EINVAL;
	}
	return 0;
}

static void scar_unlock_migration(struct scar_dev *s)
{
	struct scar_rgn *r;

	for (r = s->rgn; r < s->rgn + s->nr; r++) {
		if (r->kind != SCAR_MIGRATION)
			continue;
		r->flags = r->flags | VFIO_REGION_INFO_FLAG_MMAP;
		// <- note region-iommu-undeclared
	}
}

static int scar_open(struct vfio_device *vdev)
{
	struct scar_dev *s = container_of(vdev, struct scar_dev, core.vdev);
	int i, ret;

	for (i = 0; i < s->nr; i++) {
		ret = scar_set_kind(s->rgn + i, i + SCAR_MIGRATION);
		if (ret)
			return ret;
	}
	scar_unlock_migration(s);
	return 0;
}

static const struct vfio_device_ops scar_ops = {
	.name = "scar-vfio-pci",
	.open_device = scar_open,
	.mmap = vfio_pci_core_mmap,
};
