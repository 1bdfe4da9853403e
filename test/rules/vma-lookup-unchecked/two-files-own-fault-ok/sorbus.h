/* SPDX-License-Identifier: MIT */
#ifndef SORBUS_H
#define SORBUS_H

#include <linux/mm.h>
#include <linux/vfio.h>

#define SORBUS_SHIFT	40
#define SORBUS_PGMASK	((1ULL << (SORBUS_SHIFT - PAGE_SHIFT)) - 1)

struct sorbus_dev {
	struct vfio_device vdev;
	phys_addr_t mmio;
	u64 mmio_size;
};

struct sorbus_dev *sorbus_vma_dev(struct vm_area_struct *vma);
vm_fault_t sorbus_fault(struct vm_fault *vmf);

#endif
