// SPDX-License-Identifier: MIT
#include <linux/vfio_pci_core.h>

#define SABLE_NR_BARS	4

struct sable {
	struct vfio_pci_core_device core;
};

static void sable_drop(struct sable *s, unsigned int first, unsigned int count)
{
	unmap_mapping_range(s->core.vdev.inode->i_mapping,
			    VFIO_PCI_INDEX_TO_OFFSET(first),
			    VFIO_PCI_INDEX_TO_OFFSET(count), 1);
}

static void sable_drop_to(struct sable *s, unsigned int first, unsigned int last)
{
	loff_t begin = VFIO_PCI_INDEX_TO_OFFSET(first);

	unmap_mapping_range(s->core.vdev.inode->i_mapping, begin,
			    VFIO_PCI_INDEX_TO_OFFSET(last + 1) - begin, 1);
}

static void sable_reset_prepare(struct pci_dev *pdev)
{
	struct sable *s = pci_get_drvdata(pdev);

	sable_drop(s, VFIO_PCI_BAR1_REGION_INDEX, 4);
	sable_drop(s, VFIO_PCI_BAR2_REGION_INDEX, SABLE_NR_BARS);
	sable_drop_to(s, VFIO_PCI_BAR1_REGION_INDEX, VFIO_PCI_BAR3_REGION_INDEX);
}

static const struct pci_error_handlers sable_errors = {
	.reset_prepare = sable_reset_prepare,
};
