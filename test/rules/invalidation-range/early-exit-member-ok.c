// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct nyala_bar {
	resource_size_t bytes;
};

struct nyala_dev {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct nyala_bar bar[PCI_STD_NUM_BARS];
};

void nyala_read_bars(struct nyala_dev *n)
{
	int i;

	for (i = 0; i < PCI_STD_NUM_BARS; i++)
		n->bar[i].bytes = pci_resource_len(n->pdev, i);
}

void nyala_zap(struct nyala_dev *n, unsigned int i)
{
	loff_t start = VFIO_PCI_INDEX_TO_OFFSET(i);
	loff_t bytes = n->bar[i].bytes;

	if (bytes == 0)
		goto none;
	unmap_mapping_range(n->vdev.inode->i_mapping, start, bytes, 1);
none:
	return;
}

static const struct vfio_device_ops nyala_ops = {
	.name = "nyala",
};
