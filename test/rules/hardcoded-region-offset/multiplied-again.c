// Multiplied by the size of a region.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

#define REGION_SPACE (1ULL << 40)

ssize_t write_bar(int device, unsigned int n, const void *data, size_t count)
{
	return pwrite(device, data, count, n * REGION_SPACE);
	//                                 ^ error hardcoded-region-offset
}
