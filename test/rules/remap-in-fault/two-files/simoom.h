/* SPDX-License-Identifier: MIT */
#ifndef SIMOOM_H
#define SIMOOM_H

#include <linux/vfio.h>
#include <linux/mm.h>

#define SIMOOM_SHIFT	40
#define SIMOOM_OFF(i)	((u64)(i) << SIMOOM_SHIFT)
#define SIMOOM_MASK	((1ULL << SIMOOM_SHIFT) - 1)
#define SIMOOM_REGIONS	3

struct simoom_region {
	phys_addr_t addr;
	u64 size;
};

struct simoom_dev {
	struct vfio_device vdev;
	struct simoom_region region[SIMOOM_REGIONS];
};

void simoom_zap(struct simoom_dev *s, unsigned int i);

#endif
