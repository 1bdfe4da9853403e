// The call stands in a helper, which is given the area's offset by one caller alone.
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <linux/vfio.h>

static void *map_at(int fd, uint64_t offset, uint64_t size)
{
	return mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, offset);
	// <- sparse-area-base
}

void *map_whole(int fd, const struct vfio_region_info *info)
{
	return map_at(fd, info->offset, info->size);
}

void *map_first(int fd, const struct vfio_region_info_cap_sparse_mmap *sparse)
{
	return map_at(fd, sparse->areas[0].offset, sparse->areas[0].size);
}
