// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct lynx_dev {
	struct vfio_pci_core_device core;
};

/* "start" is a file offset here, not where the BAR is on the bus */
static void lynx_hide(struct lynx_dev *x, int bar)
{
	loff_t start = VFIO_PCI_INDEX_TO_OFFSET(bar);
	loff_t span = pci_resource_len(x->core.pdev, bar);

	if (!pci_resource_start(x->core.pdev, bar) || !span)
		return;
	unmap_mapping_range(x->core.vdev.inode->i_mapping, start, span, true);
}

void lynx_sleep(struct lynx_dev *x)
{
	lynx_hide(x, VFIO_PCI_BAR0_REGION_INDEX);
	lynx_hide(x, VFIO_PCI_BAR2_REGION_INDEX);
}

static const struct vfio_device_ops lynx_ops = {
	.name = "lynx-vfio-pci",
	.mmap = vfio_pci_core_mmap,
};
