// Spool: device and vm_ops table.
#ifndef SPOOL_H
#define SPOOL_H

#include <linux/vfio.h>

struct spool {
	struct vfio_device	vdev;
	dma_addr_t		ring_dma;
	phys_addr_t		ring_phys;
};

enum spool_kind { SPOOL_RING, SPOOL_REGS, SPOOL_KINDS };
extern const struct vm_operations_struct spool_vm_ops[SPOOL_KINDS];

#endif
