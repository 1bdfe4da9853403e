// The shift is an enumerator.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

enum { REGION_BITS = 40 };

void *map_bar(int device, int bar, size_t bytes)
{
	off_t where = (off_t)bar << REGION_BITS;
	//            ^ error hardcoded-region-offset

	return mmap(NULL, bytes, PROT_READ, MAP_SHARED, device, where);
}
