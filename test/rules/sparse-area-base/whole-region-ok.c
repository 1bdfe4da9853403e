// The whole region is mapped.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

void *map_region(int device, struct vfio_region_info *info)
{
	return mmap(NULL, info->size, PROT_READ, MAP_SHARED, device, info->offset);
}
