// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct coati_bar {
	resource_size_t start;
	resource_size_t bytes;
};

struct coati_dev {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct coati_bar bar[PCI_STD_NUM_BARS];
};

void coati_read_bars(struct coati_dev *c)
{
	int i;

	for (i = 0; i < PCI_STD_NUM_BARS; i++) {
		c->bar[i].start = pci_resource_start(c->pdev, i);
		c->bar[i].bytes = pci_resource_len(c->pdev, i);
	}
}

static void coati_zap_one(struct coati_dev *c, unsigned int i)
{
	struct coati_bar *b = &c->bar[i];

	unmap_mapping_range(c->vdev.inode->i_mapping,
			    VFIO_PCI_INDEX_TO_OFFSET(i), b->bytes, 1);
			//                               ^ warning invalidation-range
}

void coati_shutdown(struct coati_dev *c)
{
	unsigned int i = PCI_STD_NUM_BARS;

	while (i--)
		coati_zap_one(c, i);
}

static const struct vfio_device_ops coati_ops = {
	.name = "coati",
};
