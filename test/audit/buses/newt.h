#include <linux/vfio.h>

#define NEWT_OFFSET_SHIFT 40

struct newt_part {
	phys_addr_t base;
	u64 size;
};

struct newt {
	struct vfio_device core;
	struct newt_part *parts;
	u32 count;
};
