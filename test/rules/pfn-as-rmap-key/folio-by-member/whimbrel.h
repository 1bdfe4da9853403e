/* SPDX-License-Identifier: MIT */
#ifndef WHIMBREL_H
#define WHIMBREL_H

#include <linux/pci.h>
#include <linux/pfn.h>
#include <linux/vfio_pci_core.h>

struct whimbrel_mem {
	unsigned long start;
	unsigned long nr;
	struct address_space *mapping;
};

struct whimbrel {
	struct vfio_pci_core_device core;
	struct whimbrel_mem mem;
};

static inline void whimbrel_set_mem(struct whimbrel *w)
{
	struct pci_dev *pdev = w->core.pdev;

	w->mem.start = PHYS_PFN(pci_resource_start(pdev, 4));
	w->mem.nr = PHYS_PFN(pci_resource_len(pdev, 4));
}

#endif
