// The kernel fills it in; what it does with an int is other rules' business.
#include <linux/module.h>
#include <linux/vfio.h>

static int toad_info(struct vfio_device *vdev, struct vfio_region_info *info)
{
	int at = info->offset;

	return at;
}
