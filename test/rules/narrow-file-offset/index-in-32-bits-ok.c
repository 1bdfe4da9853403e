// The index and the flags have 32 bits.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

void note_region(const struct vfio_region_info *info, uint32_t *flags)
{
	uint32_t index = info->index;

	flags[index] = info->flags;
}
