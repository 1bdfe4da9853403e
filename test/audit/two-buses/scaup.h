#include <linux/vfio.h>

struct scaup {
	struct vfio_device core;
	phys_addr_t base;
};

int scaup_mmap(struct vfio_device *core, struct vm_area_struct *vma);
