// Kept whole in one function, cut in another.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

struct bar {
	uint64_t fd_offset;
	uint64_t size;
};

void bar_fill(struct bar *bar, const struct vfio_region_info *info)
{
	bar->fd_offset = info->offset;
	bar->size = info->size;
}

uint16_t bar_read16(int device, struct bar *bar, unsigned int reg)
{
	uint16_t value = 0;
	uint32_t at = bar->fd_offset + reg;
	//            ^ error narrow-file-offset

	pread(device, &value, sizeof(value), at);
	return value;
}
