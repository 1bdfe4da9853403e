// The base comes in a second step.
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <linux/vfio.h>

void *map(int fd, const struct vfio_region_info *info, const struct vfio_region_sparse_mmap_area *area)
{
	uint64_t offset = area->offset;

	offset += info->offset;
	return mmap(NULL, area->size, PROT_READ, MAP_SHARED, fd, offset);
}
