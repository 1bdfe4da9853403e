// The index is taken out of what the kernel told.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

struct bar {
	uint64_t offset;
	int writable;
};

void keep(struct bar *bar, struct vfio_region_info *info)
{
	bar->offset = info->offset;
}

int bar_number(const struct bar *bar)
{
	return (int)(bar->offset >> 40);
	// <- warning hardcoded-region-offset: >> 40
}

uint64_t bar_byte(const struct bar *bar, uint64_t at)
{
	uint64_t whole = bar->offset + at;

	return whole & ((1ULL << 40) - 1);
	// <- warning hardcoded-region-offset
}
