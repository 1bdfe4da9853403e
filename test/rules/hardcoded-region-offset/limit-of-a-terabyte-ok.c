// 1 TiB as a limit of memory.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

#define MAX_GUEST (1ULL << 40)

int map_guest(int container, void *at, uint64_t bytes)
{
	struct vfio_iommu_type1_dma_map map = {
		.argsz = sizeof(map),
		.vaddr = (uintptr_t)at,
		.iova = 2ULL << 40,
		.size = bytes,
	};

	return bytes > MAX_GUEST ? -1 : ioctl(container, VFIO_IOMMU_MAP_DMA, &map);
}
