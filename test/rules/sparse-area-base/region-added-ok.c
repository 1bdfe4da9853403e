// The offset of the region is added.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

void *map_area(int device, struct vfio_region_info *info,
	       struct vfio_region_sparse_mmap_area *area)
{
	return mmap(NULL, area->size, PROT_READ, MAP_SHARED, device, info->offset + area->offset);
}
