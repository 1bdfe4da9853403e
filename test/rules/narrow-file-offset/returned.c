// What a function returns, through a member of the program's own.
#include <stdint.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

struct bar {
	uint64_t fd_offset;
};

void bar_init(struct bar *bar, const struct vfio_region_info *info)
{
	bar->fd_offset = info->offset;
}

int bar_position(const struct bar *bar, int reg)
{
	return bar->fd_offset + reg;
	// <- narrow-file-offset: bar_position\(\) returns
}
