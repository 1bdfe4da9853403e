// Taken through a macro, into a local that is zero for regions without areas.
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <linux/vfio.h>

#define AREA_OFFSET(sparse, i) ((sparse)->areas[(i)].offset)

void *map_one(int device, struct vfio_region_info_cap_sparse_mmap *sparse, uint64_t size)
{
	uint64_t from = 0;

	if (sparse)
		from = AREA_OFFSET(sparse, 0);
	return mmap64(NULL, size, PROT_READ, MAP_SHARED, device, from);
	// <- sparse-area-base: mmap64
}
