// Shared by valve_main.c and valve_mem.c.
#ifndef VALVE_H
#define VALVE_H

#include <linux/vfio.h>

#define VALVE_PGS	(36 - PAGE_SHIFT)

struct valve_seat {
	resource_size_t	base;
	resource_size_t	bytes;
};

struct valve {
	struct vfio_device	vdev;
	struct valve_seat	*seats;
	u32			nseats;
};

int valve_mem_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
struct valve_seat *valve_seat_of(struct valve *v, unsigned long pgoff);

#endif
