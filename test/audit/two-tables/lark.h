#include <linux/vfio.h>

struct lark {
	struct vfio_device core;
	phys_addr_t base;
	u64 size;
};

int lark_mmap(struct vfio_device *core, struct vm_area_struct *vma);

#define LARK_OPS(kind)						\
	static const struct vfio_device_ops kind##_ops = {	\
		.name = #kind,					\
		.mmap = lark_mmap,				\
	}
