// off_t has 64 bits where nothing says otherwise.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

int map_region(int device, const struct vfio_region_info *info, void **at)
{
	off_t offset = info->offset;

	*at = mmap(NULL, info->size, PROT_READ, MAP_SHARED, device, offset);
	return *at == MAP_FAILED ? -1 : 0;
}
