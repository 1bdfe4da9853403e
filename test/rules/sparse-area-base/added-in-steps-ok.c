// Added in a local.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

void *map_area(int device, struct vfio_region_info *info,
	       struct vfio_region_sparse_mmap_area *area)
{
	off_t where = area->offset;

	where += info->offset;
	return mmap(NULL, area->size, PROT_READ, MAP_SHARED, device, where);
}
