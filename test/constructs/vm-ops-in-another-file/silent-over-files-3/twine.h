// The device of silent.c, for its fault handler in yarn_vm.c.
#ifndef TWINE_H
#define TWINE_H

#include <linux/vfio.h>

struct twine {
	struct vfio_device	vdev;
	unsigned long		first_pfn;
	unsigned long		page_mask;
};

extern const struct vm_operations_struct twine_device_vm_ops;

#endif
