// Shared by the two gate files.
#pragma once
#include <linux/vfio_pci_core.h>

#define GATE_SLAM	_IO('g', 0x71)

struct gate {
	struct vfio_pci_core_device core;
	struct address_space *f_mapping;
};

int gate_measure(struct gate *gate, const struct vm_area_struct *vma,
		 unsigned long *hinge, pgprot_t *prot);
