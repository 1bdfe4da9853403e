// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct agut_dev {
	struct vfio_pci_core_device core;
};

static void agut_zap(struct agut_dev *a, unsigned int from, unsigned int to)
{
	loff_t start = VFIO_PCI_INDEX_TO_OFFSET(from);
	loff_t end = VFIO_PCI_INDEX_TO_OFFSET(to);

	if (from >= to)
		return;
	unmap_mapping_range(a->core.vdev.inode->i_mapping, start, end - start, 1);
}

void agut_reset_prepare(struct agut_dev *a)
{
	agut_zap(a, VFIO_PCI_BAR2_REGION_INDEX, VFIO_PCI_BAR3_REGION_INDEX);
	agut_zap(a, VFIO_PCI_BAR0_REGION_INDEX, VFIO_PCI_ROM_REGION_INDEX);
}

static const struct vfio_device_ops agut_ops = {
	.name = "agut-vfio-pci",
	.mmap = vfio_pci_core_mmap,
};
