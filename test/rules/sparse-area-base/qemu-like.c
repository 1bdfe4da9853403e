// QEMU-like, with container_of() and typedefs of nameless structs.
#include "qemu/osdep.h"
#include <linux/vfio.h>
typedef struct { MemoryRegion mem; void *mmap; off_t offset; size_t size; } VFIOMmap;
typedef struct { VFIODevice *vbasedev; off_t fd_offset; VFIOMmap *mmaps; uint32_t nr_mmaps; } VFIORegion;
static int setup(VFIORegion *region, struct vfio_region_info *info)
{
	struct vfio_info_cap_header *hdr = vfio_get_region_info_cap(info, VFIO_REGION_INFO_CAP_SPARSE_MMAP);
	struct vfio_region_info_cap_sparse_mmap *sparse = container_of(hdr, struct vfio_region_info_cap_sparse_mmap, header);
	for (int i = 0, j = 0; i < sparse->nr_areas; i++) {
		if (sparse->areas[i].size) {
			region->mmaps[j].offset = sparse->areas[i].offset;
			region->mmaps[j].size = sparse->areas[i].size;
			j++;
		}
	}
	return 0;
}
int region_mmap(VFIORegion *region)
{
	for (int i = 0; i < region->nr_mmaps; i++)
		region->mmaps[i].mmap = mmap(NULL, region->mmaps[i].size, PROT_READ, MAP_SHARED,
			region->vbasedev->fd, region->mmaps[i].offset);
// <- sparse-area-base
	return 0;
}
