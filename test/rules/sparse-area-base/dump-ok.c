// The area is written to a file, where it stands as in the region.
#include <fcntl.h>
#include <stdint.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

int dump(const char *path, const struct vfio_region_sparse_mmap_area *area, const void *mem)
{
	int fd = open(path, O_WRONLY | O_CREAT, 0600);

	if (fd < 0)
		return -1;
	return pwrite(fd, mem, area->size, area->offset) == (ssize_t)area->size ? 0 : -1;
}
