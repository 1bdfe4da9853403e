// 40 bits of a hash.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

unsigned int bucket_of(uint64_t key)
{
	uint64_t hash = key * 0x9e3779b97f4a7c15ULL;

	return hash >> 40;
}

int first_group(int container)
{
	return ioctl(container, VFIO_GET_API_VERSION) == VFIO_API_VERSION;
}
