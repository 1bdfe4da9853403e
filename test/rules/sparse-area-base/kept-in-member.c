// Areas are copied to the program's own struct first, and mapped in another function.
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <linux/vfio.h>

typedef struct {
	void *mem;
	off_t offset;
	size_t size;
} Area;

typedef struct {
	int fd;
	off_t fd_offset;
	unsigned int nr_areas;
	Area areas[8];
} Region;

void region_fill(Region *region, const struct vfio_region_info *info,
		 const struct vfio_region_info_cap_sparse_mmap *sparse)
{
	region->fd_offset = info->offset;
	region->nr_areas = sparse->nr_areas;
	for (unsigned int i = 0; i < sparse->nr_areas; i++) {
		region->areas[i].offset = sparse->areas[i].offset;
		region->areas[i].size = sparse->areas[i].size;
	}
}

int region_mmap(Region *region)
{
	for (unsigned int i = 0; i < region->nr_areas; i++) {
		Area *area = &region->areas[i];

		area->mem = mmap(NULL, area->size, PROT_READ, MAP_SHARED, region->fd, area->offset);
		// <- sparse-area-base
	}
	return 0;
}
