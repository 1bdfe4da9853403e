// What the pump files share: device struct and the handlers' prototypes.
#ifndef PUMP_H
#define PUMP_H

#include <linux/vfio.h>

struct pump {
	struct vfio_device	vdev;
	phys_addr_t		cylinder;
	size_t			cylinder_len;
};

static inline struct pump *to_pump(struct vfio_device *vdev)
{
	return container_of(vdev, struct pump, vdev);
}

int pump_fires_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
int pump_silent_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);

#endif
