// An SPDK-like access: the offset is looked up among the areas, and added to the mapping as it is.
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <linux/vfio.h>

struct area {
	void *mem;
	uint64_t offset;
	uint64_t size;
};

struct region {
	uint64_t base;
	uint32_t count;
	struct area areas[4];
};

int region_map(int fd, struct region *region, struct vfio_region_info *info,
	       struct vfio_region_info_cap_sparse_mmap *sparse)
{
	region->base = info->offset;
	for (uint32_t i = 0; i < sparse->nr_areas; i++) {
		struct area *area = &region->areas[i];

		area->offset = sparse->areas[i].offset;
		area->size = sparse->areas[i].size;
		area->mem = mmap(NULL, area->size, PROT_READ, MAP_SHARED, fd, region->base + area->offset);
	}
	return 0;
}

int region_read(struct region *region, uint64_t offset, size_t len, void *buf)
{
	for (uint32_t i = 0; i < region->count; i++) {
		struct area *area = &region->areas[i];

		if (offset >= area->offset && offset + len <= area->offset + area->size) {
			memcpy(buf, (char *)area->mem + offset, len);
			// <- error sparse-area-base: subtract its offset
			return 0;
		}
	}
	return -EINVAL;
}
