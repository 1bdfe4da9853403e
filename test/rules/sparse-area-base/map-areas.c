// A QEMU-like region: every area is mapped, and the region's own offset is forgotten.
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <linux/vfio.h>

struct window {
	void *mem;
	uint64_t size;
};

int map_region(int device, struct vfio_region_info_cap_sparse_mmap *sparse, struct window *windows)
{
	for (uint32_t i = 0; i < sparse->nr_areas; i++) {
		windows[i].size = sparse->areas[i].size;
		windows[i].mem = mmap(NULL, sparse->areas[i].size, PROT_READ | PROT_WRITE, MAP_SHARED, device,
				      sparse->areas[i].offset);
		// <- error sparse-area-base: mmap\(\) takes byte@file, got byte@region
		if (windows[i].mem == MAP_FAILED)
			return -1;
	}
	return 0;
}
