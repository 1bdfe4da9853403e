// Forty bits as a limit of sizes and of I/O addresses.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

#define MAX_REGION_SIZE (1ULL << 40)
#define IOVA_LIMIT(bits) (1ULL << (bits))

int check(const struct vfio_region_info *info)
{
	if (info->size > MAX_REGION_SIZE)
		return -1;
	return 0;
}

int map_dma(int container, void *addr, uint64_t size, unsigned int slot)
{
	struct vfio_iommu_type1_dma_map map = { .argsz = sizeof(map) };

	map.vaddr = (uintptr_t)addr;
	map.iova = (uint64_t)slot << 40;
	map.size = size;
	if (map.iova >= IOVA_LIMIT(48))
		return -1;
	return ioctl(container, VFIO_IOMMU_MAP_DMA, &map);
}
