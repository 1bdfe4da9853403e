// SPDX-License-Identifier: MIT
#include <linux/vfio_pci_core.h>

struct topi {
	struct vfio_pci_core_device core;
};

static void topi_drop(struct topi *t, unsigned int from, unsigned int to)
{
	u64 lo = VFIO_PCI_INDEX_TO_OFFSET(from);
	u64 hi = VFIO_PCI_INDEX_TO_OFFSET(to + 1);

	unmap_mapping_range(t->core.vdev.inode->i_mapping, lo, hi - lo, 1);
	// <- error invalidation-range: takes a length, got the end of the range
}

static void topi_reset_prepare(struct pci_dev *pdev)
{
	topi_drop(pci_get_drvdata(pdev), VFIO_PCI_BAR1_REGION_INDEX,
		  VFIO_PCI_BAR3_REGION_INDEX);
}

static const struct pci_error_handlers topi_errors = {
	.reset_prepare = topi_reset_prepare,
};
