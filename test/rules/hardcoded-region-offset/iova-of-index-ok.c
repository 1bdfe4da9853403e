// An I/O address for each region, made of its index: no offset on the fd.
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

int map_peers(int container, int device, void **windows)
{
	for (uint32_t i = VFIO_PCI_BAR0_REGION_INDEX; i <= VFIO_PCI_BAR5_REGION_INDEX; i++) {
		struct vfio_region_info info = { .argsz = sizeof(info), .index = i };
		struct vfio_iommu_type1_dma_map map = { .argsz = sizeof(map) };

		if (ioctl(device, VFIO_DEVICE_GET_REGION_INFO, &info) || info.size == 0)
			continue;
		map.vaddr = (uintptr_t)windows[i];
		map.iova = (uint64_t)i << 40;
		map.size = info.size;
		if (ioctl(container, VFIO_IOMMU_MAP_DMA, &map))
			return -1;
	}
	return 0;
}
