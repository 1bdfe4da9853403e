// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct genet_dev {
	struct vfio_pci_core_device core;
};

static bool genet_bar_usable(struct pci_dev *pdev, int bar)
{
	return (pci_resource_flags(pdev, bar) & IORESOURCE_MEM) &&
	       pci_resource_len(pdev, bar) > 0;
}

void genet_zap(struct genet_dev *g)
{
	struct pci_dev *pdev = g->core.pdev;
	int bar;

	for (bar = 0; bar < PCI_STD_NUM_BARS; bar++) {
		if (!genet_bar_usable(pdev, bar))
			continue;
		unmap_mapping_range(g->core.vdev.inode->i_mapping,
				    VFIO_PCI_INDEX_TO_OFFSET(bar),
				    pci_resource_len(pdev, bar), true);
	}
}

static const struct vfio_device_ops genet_ops = {
	.name = "genet-vfio-pci",
	.mmap = vfio_pci_core_mmap,
};
