// The region's offset and the area's.
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <linux/vfio.h>

struct region {
	int fd;
	off_t fd_offset;
	void *mem[8];
};

void region_fill(struct region *region, const struct vfio_region_info *info)
{
	region->fd_offset = info->offset;
}

int region_mmap(struct region *region, struct vfio_region_info_cap_sparse_mmap *sparse)
{
	for (uint32_t i = 0; i < sparse->nr_areas; i++) {
		struct vfio_region_sparse_mmap_area *area = &sparse->areas[i];

		region->mem[i] = mmap(NULL, area->size, PROT_READ, MAP_SHARED, region->fd,
				      region->fd_offset + area->offset);
	}
	return 0;
}
