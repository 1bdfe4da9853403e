// Read at a local that holds it.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

ssize_t read_area(int device, const struct vfio_region_sparse_mmap_area *area, void *data)
{
	uint64_t where = area->offset;

	where += 16;
	return pread(device, data, 4, where);
	//                            ^ error sparse-area-base
}
