// Hank: device and the helper that installs the vm_ops of its kind.
#ifndef HANK_H
#define HANK_H

#include <linux/vfio.h>

struct hank {
	struct vfio_device	vdev;
	phys_addr_t		mem;
	unsigned long		pages;
};

void hank_vm_install(struct hank *h, struct vm_area_struct *vma);
void hank_uio_install(struct hank *h, struct vm_area_struct *vma);

#endif
