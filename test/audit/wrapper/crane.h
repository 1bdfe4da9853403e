#include <linux/vfio.h>

struct crane {
	struct vfio_device core;
	phys_addr_t base;
	u64 size;
	phys_addr_t extra;
};

int crane_core_mmap(struct vfio_device *core, struct vm_area_struct *vma);
