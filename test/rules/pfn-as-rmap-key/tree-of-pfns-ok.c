// SPDX-License-Identifier: MIT
#include <linux/interval_tree.h>
#include <linux/pci.h>
#include <linux/pfn.h>
#include <linux/vfio_pci_core.h>
#include <linux/xarray.h>

struct dotterel {
	struct vfio_pci_core_device core;
	/* keyed by pfn, both of them */
	struct rb_root_cached banned;
	struct xarray seen;
	struct interval_tree_node rom;
};

static bool dotterel_is_banned(struct dotterel *d, unsigned int bar)
{
	unsigned long pfn = PHYS_PFN(pci_resource_start(d->core.pdev, bar));
	unsigned long last = PHYS_PFN(pci_resource_end(d->core.pdev, bar));

	if (xa_load(&d->seen, pfn))
		return true;
	return interval_tree_iter_first(&d->banned, pfn, last) != NULL;
}

static int dotterel_open(struct vfio_device *vdev)
{
	struct dotterel *d = container_of(vdev, struct dotterel, core.vdev);
	struct pci_dev *pdev = d->core.pdev;
	unsigned int bar;
	int ret;

	d->banned = RB_ROOT_CACHED;
	d->rom.start = PHYS_PFN(pci_resource_start(pdev, PCI_ROM_RESOURCE));
	d->rom.last = PHYS_PFN(pci_resource_end(pdev, PCI_ROM_RESOURCE));
	interval_tree_insert(&d->rom, &d->banned);

	for (bar = 0; bar < PCI_STD_NUM_BARS; bar++)
		if (dotterel_is_banned(d, bar))
			return -EBUSY;

	ret = vfio_pci_core_enable(&d->core);
	if (!ret)
		vfio_pci_core_finish_enable(&d->core);
	return ret;
}

static const struct vfio_device_ops dotterel_ops = {
	.name = "dotterel",
	.open_device = dotterel_open,
	.close_device = vfio_pci_core_close_device,
};
