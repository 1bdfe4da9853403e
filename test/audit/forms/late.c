#include <linux/platform_device.h>
#include <linux/vfio.h>

struct pipit;

int pipit_register(struct pipit *pipit)
{
	struct vfio_device_ops *ops = kzalloc(sizeof(*ops), GFP_KERNEL);

	*ops = (struct vfio_device_ops){ .mmap = pipit_other_mmap };
	return pipit_use(pipit, ops);
}
