// The macro to_barrel() hides the container_of.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct barrel {
	void *priv;
	struct vfio_device vfio;
	struct resource *mem;
	phys_addr_t tap;
};

#define to_barrel(v) container_of(v, struct barrel, vfio)

int barrel_remap(struct vfio_device *v, struct vm_area_struct *vma);
