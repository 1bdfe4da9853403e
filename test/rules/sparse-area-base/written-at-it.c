// Written with the area's offset as the position.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

int reset_area(int device, struct vfio_region_sparse_mmap_area area)
{
	uint32_t zero = 0;

	if (lseek(device, area.offset, SEEK_SET) < 0)
	//                ^ error sparse-area-base
		return -1;
	return write(device, &zero, sizeof(zero)) == sizeof(zero) ? 0 : -1;
}
