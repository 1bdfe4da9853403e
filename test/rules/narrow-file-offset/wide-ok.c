// 64 bits all the way.
#include <stdint.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <linux/vfio.h>

struct region {
	uint64_t start;
	unsigned long long end;
	off_t here;
};

void *map(int fd, struct region *region, const struct vfio_region_info *info)
{
	region->start = info->offset;
	region->end = info->offset + info->size;
	region->here = info->offset;
	return mmap(NULL, info->size, PROT_READ, MAP_SHARED, fd, region->here);
}
