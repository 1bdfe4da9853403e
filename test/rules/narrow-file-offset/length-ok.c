// Sizes, flags and what a read returns fit in 32 bits.
#include <stdint.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

struct bar {
	uint32_t size;
	uint32_t flags;
	int index;
};

int describe(int fd, struct bar *bar, const struct vfio_region_info *info)
{
	uint32_t id;
	int got = pread(fd, &id, 4, info->offset);
	int is_first = info->offset == 0;

	bar->size = info->size;
	bar->flags = info->flags;
	bar->index = info->index;
	return got == 4 && is_first ? (int)id : -1;
}
