// A copy of the region in memory of the program's own has the areas where the region has them.
#include <stdint.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <linux/vfio.h>

void *shadow(const struct vfio_region_info *info, const struct vfio_region_sparse_mmap_area *area)
{
	int fd = memfd_create("shadow", 0);

	if (fd < 0 || ftruncate(fd, info->size))
		return MAP_FAILED;
	return mmap(NULL, area->size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, area->offset);
}
