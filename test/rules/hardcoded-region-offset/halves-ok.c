// An offset goes over the wire in two halves, and rounded to pages.
#include <stdint.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

struct message {
	uint32_t low;
	uint32_t high;
};

void pack(struct message *m, const struct vfio_region_info *info)
{
	uint64_t offset = info->offset & ~(uint64_t)(getpagesize() - 1);

	m->low = (uint32_t)offset;
	m->high = offset >> 32;
}
