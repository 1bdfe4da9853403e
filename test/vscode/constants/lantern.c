// SPDX-License-Identifier: MIT
/* A VFIO driver written for the tests in an editor: constants of the device fd. It compiles nowhere. */
#include <linux/vfio_pci_core.h>

#define LANTERN_BELL (VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR2_REGION_INDEX) + 0x3000)

static void lantern_reset(struct vfio_device *core, struct inode *inode)
{
	loff_t start = VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR0_REGION_INDEX);
	loff_t end = VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_ROM_REGION_INDEX);

	unmap_mapping_range(inode->i_mapping, start, end - start, true);
	lantern_ring(core, LANTERN_BELL + 8);
}
