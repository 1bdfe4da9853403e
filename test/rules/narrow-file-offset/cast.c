// Cast to keep the compiler quiet.
#include <stdint.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

ssize_t get(int fd, struct vfio_region_info *info, void *buf, uint64_t at)
{
	uint64_t from = (uint32_t)info->offset + at;
	// <- narrow-file-offset: the cast takes 32 bits \(uint32_t\)

	return pread(fd, buf, 4, from);
}
