// Curlew: core and back end; where() gives a place in the file, not in memory.
#ifndef CURLEW_H
#define CURLEW_H

#include <linux/vfio.h>

struct curlew;

struct curlew_be_ops {
	int	(*map)(struct curlew *c, u32 nr, struct vm_area_struct *vma);
	u64	(*where)(struct curlew *c, u32 nr);
};

struct curlew {
	struct vfio_device		vdev;
	const struct curlew_be_ops	*be;
	u64				*offsets;
	phys_addr_t			*bases;
};

#endif
