#include <linux/vfio.h>

struct redpoll {
	struct vfio_device core;
	phys_addr_t base;
	u64 size;
};

int redpoll_far_mmap(struct vfio_device *core, struct vm_area_struct *vma);
