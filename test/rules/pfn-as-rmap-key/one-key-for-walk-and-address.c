// SPDX-License-Identifier: MIT
#include <linux/interrupt.h>
#include <linux/vfio_pci_core.h>

struct impala {
	struct vfio_pci_core_device core;
	phys_addr_t base;
};

static void impala_poison(struct impala *m, unsigned long pfn)
{
	struct address_space *mapping = m->core.vdev.inode->i_mapping;
	pgoff_t key = pfn;
	struct vm_area_struct *vma;

	vma_interval_tree_foreach(vma, &mapping->i_mmap, key, key)
	// <- error pfn-as-rmap-key: takes page@file, got page@physical
		impala_signal(m, vma, vma_address(vma, key, 1));
}

static irqreturn_t impala_ecc(int irq, void *data)
{
	struct impala *m = data;

	impala_poison(m, PHYS_PFN(m->base + impala_address(m)));
	return IRQ_HANDLED;
}
