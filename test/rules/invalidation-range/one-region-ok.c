// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct civet_dev {
	struct vfio_pci_core_device core;
};

void civet_zap(struct civet_dev *c, unsigned int bar)
{
	struct address_space *mapping = c->core.vdev.inode->i_mapping;

	/* offset of region 1: what one region takes */
	unmap_mapping_range(mapping, VFIO_PCI_INDEX_TO_OFFSET(bar),
			    VFIO_PCI_INDEX_TO_OFFSET(1), true);
}

void civet_zap_bars(struct civet_dev *c)
{
	loff_t first = VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR0_REGION_INDEX);

	/* from 0, so where it ends is how long it is */
	unmap_mapping_range(c->core.vdev.inode->i_mapping, first,
			    VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_ROM_REGION_INDEX),
			    true);
}

static const struct vfio_device_ops civet_ops = {
	.name = "civet-vfio-pci",
	.mmap = vfio_pci_core_mmap,
};
