// QEMU-like: types and helpers are out of sight.
#include "qemu/osdep.h"
#include "hw/vfio/vfio-common.h"
#include <linux/vfio.h>
static void demo_trace(VFIORegion *region, hwaddr addr)
{
	switch (region->fd_offset >> 40) {
// <- warning hardcoded-region-offset
	case VFIO_PCI_BAR0_REGION_INDEX:
		error_report("bar 0");
	}
}
int demo_setup(VFIODevice *vbasedev, VFIORegion *region, int index)
{
	struct vfio_region_info *info;
	if (vfio_get_region_info(vbasedev, index, &info))
		return -1;
	region->fd_offset = info->offset;
	return 0;
}
static uint32_t cfg(VFIODevice *vbasedev, uint32_t at)
{
	uint32_t val = 0;
	uint64_t base = VFIO_PCI_CONFIG_REGION_INDEX * 0x10000000000ULL;
// <- hardcoded-region-offset
	if (pread(vbasedev->fd, &val, 4, base + at) != 4)
		return ~0u;
	return val;
}
