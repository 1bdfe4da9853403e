// An area that sieve keeps; its vm_pgoff is a frame and is its own, not the vma's.
#ifndef SIEVE_H
#define SIEVE_H

#include <linux/list.h>
#include <linux/vfio_pci_core.h>

struct sieve_area {
	struct list_head	list;
	unsigned long		vm_pgoff;
	unsigned long		nr;
};

struct sieve {
	struct vfio_pci_core_device	core;
	struct list_head		areas;
};

#endif
