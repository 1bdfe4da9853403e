// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

enum pike_dma_policy {
	PIKE_DMA_DENY,
	PIKE_DMA_ALLOW,
};

struct pike_bar {
	u32 flags;
	enum pike_dma_policy dma_policy;
	resource_size_t len;
};

struct pike_dev {
	struct vfio_pci_core_device core;
	struct pike_bar bar[PCI_STD_NUM_BARS];
};

static int pike_open(struct vfio_device *vdev)
{
	struct pike_dev *p = container_of(vdev, struct pike_dev, core.vdev);
	struct pci_dev *pdev = p->core.pdev;
	int i;

	for (i = 0; i < PCI_STD_NUM_BARS; i++) {
		struct pike_bar *b = p->bar + i;

		b->len = pci_resource_len(pdev, i);
		if (!b->len || !(pci_resource_flags(pdev, i) & IORESOURCE_MEM))
			continue;
		b->flags = VFIO_REGION_INFO_FLAG_MMAP |
			   VFIO_REGION_INFO_FLAG_READ;
		b->dma_policy = i == 2 ? PIKE_DMA_ALLOW : PIKE_DMA_DENY;
	}
	return 0;
}

static const struct vfio_device_ops pike_ops = {
	.name = "pike-vfio-pci",
	.open_device = pike_open,
	.mmap = vfio_pci_core_mmap,
};
