// Two halves of a time stamp, and the address of a page table entry, in a program with a device.
#include <stdint.h>
#include <time.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

struct sample {
	uint64_t stamp;
	uint64_t entry;
};

void take(struct sample *sample, int device)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	sample->stamp = (uint64_t)now.tv_sec << 40 | now.tv_nsec;
	sample->entry = 3ULL << 40;
	ioctl(device, VFIO_DEVICE_RESET);
}

uint64_t seconds(const struct sample *sample)
{
	return sample->stamp >> 40;
}
