// A pointer runs over the areas, and the offset is rounded to pages.
#include <stdint.h>
#include <sys/mman.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>
int dump(int dev, struct vfio_region_info *info, struct vfio_region_info_cap_sparse_mmap *s)
{
	struct vfio_region_sparse_mmap_area *area = s->areas;
	struct vfio_region_sparse_mmap_area *end = area + s->nr_areas;
	for (; area < end; area++) {
		off_t from = area->offset & ~4095UL;
		void *p = mmap(NULL, area->size, PROT_READ, MAP_SHARED, dev, from);
// <- sparse-area-base
		munmap(p, area->size);
	}
	return 0;
}
