// A program that says that its offsets have 32 bits.
#define _FILE_OFFSET_BITS 32
#include <stdint.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <linux/vfio.h>

struct region {
	uint64_t base;
	off_t start;
};

void keep(struct region *region, const struct vfio_region_info *info)
{
	region->base = info->offset;
	region->start = info->offset;
	// <- narrow-file-offset: region->start takes 32 bits \(off_t\)
}

void *map(int fd, struct region *region)
{
	return mmap(0, 4096, PROT_READ, MAP_SHARED, fd, region->base);
	// <- narrow-file-offset: mmap\(\)'s offset
}
