// QEMU-like: the look-up is out of sight.
#include "qemu/osdep.h"
#include <linux/vfio.h>
typedef struct { uint32_t fd_offset; } MyRegion;
void my_setup(MyRegion *r, VFIODevice *d, int i)
{
	g_autofree struct vfio_region_info *info = NULL;
	vfio_get_region_info(d, i, &info);
	r->fd_offset = info->offset;
// <- narrow-file-offset
}
