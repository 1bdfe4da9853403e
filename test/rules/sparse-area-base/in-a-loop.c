// Every area of the capability.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

int map_all(int device, struct vfio_region_info_cap_sparse_mmap *sparse, void **at)
{
	struct vfio_region_sparse_mmap_area *area;
	unsigned int i;

	for (i = 0; i < sparse->nr_areas; i++) {
		area = &sparse->areas[i];
		if (!area->size)
			continue;
		at[i] = mmap64(NULL, area->size, PROT_READ, MAP_SHARED, device, area->offset);
		//                                                              ^ error sparse-area-base
		if (at[i] == MAP_FAILED)
			return -1;
	}
	return 0;
}
