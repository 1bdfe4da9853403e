// A tool that saves what is between the areas, and reads it at the wrong place.
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

int show(int group, const char *name, const struct vfio_region_sparse_mmap_area *area)
{
	uint32_t word;
	int fd = ioctl(group, VFIO_GROUP_GET_DEVICE_FD, name);

	for (uint64_t at = 0; at < area->size; at += 4) {
		if (pread(fd, &word, 4, area->offset + 4) != 4)
		// <- sparse-area-base: pread
			return -1;
		printf("%08x\n", word);
	}
	return 0;
}
