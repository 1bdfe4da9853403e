// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct ibex_dev {
	struct vfio_pci_core_device core;
	struct rw_semaphore gate;
	bool off;
};

static void ibex_hide_bar(struct ibex_dev *x, int bar)
{
	struct pci_dev *pdev = x->core.pdev;
	resource_size_t where = pci_resource_start(pdev, bar);
	resource_size_t span = pci_resource_len(pdev, bar);

	if (!span)
		return;

	unmap_mapping_range(x->core.vdev.inode->i_mapping, where, span, true);
	//                                                 ^ error invalidation-mismatch
}

void ibex_power_off(struct ibex_dev *x)
{
	int bar;

	down_write(&x->gate);
	for (bar = 0; bar < PCI_STD_NUM_BARS; bar++)
		ibex_hide_bar(x, bar);
	x->off = true;
	up_write(&x->gate);
}

static const struct vfio_device_ops ibex_ops = {
	.name	= "ibex-vfio-pci",
	.read	= vfio_pci_core_read,
	.write	= vfio_pci_core_write,
	.mmap	= vfio_pci_core_mmap,
};
