// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct dhole_dev {
	struct vfio_pci_core_device core;
};

void dhole_zap(struct dhole_dev *d)
{
	struct inode *inode = d->core.vdev.inode;
	int bar;

	for (bar = 0; bar < PCI_STD_NUM_BARS; bar++)
		unmap_mapping_range(inode->i_mapping,
				    VFIO_PCI_INDEX_TO_OFFSET(bar),
				    pci_resource_len(d->core.pdev, bar), true);
				//  ^ warning invalidation-range
}

static const struct vfio_device_ops dhole_ops = {
	.name = "dhole-vfio-pci",
	.mmap = vfio_pci_core_mmap,
};
