// The area's own offset is taken off.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

struct area {
	uint64_t offset;
	uint64_t size;
	char *mem;
};

void area_fill(struct area *area, const struct vfio_region_sparse_mmap_area *from)
{
	area->offset = from->offset;
	area->size = from->size;
}

void *area_address(struct area *area, uint64_t at)
{
	if (at >= area->offset && at < area->offset + area->size)
		return area->mem + (at - area->offset);
	return NULL;
}
