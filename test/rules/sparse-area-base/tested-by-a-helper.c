// The test of the offset stands in a helper.
#include <stdint.h>
#include <sys/mman.h>
#include <string.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>
struct win { uint8_t *va; uint64_t start, end; };
void init(struct win *w, int fd, struct vfio_region_info *ri, struct vfio_region_sparse_mmap_area *a)
{
	w->start = a->offset;
	w->end = a->offset + a->size;
	w->va = mmap(0, a->size, PROT_READ, MAP_SHARED, fd, ri->offset + a->offset);
}
static int in(struct win *w, uint64_t reg) { return w->start <= reg && reg < w->end; }
uint32_t rd(struct win *w, uint64_t reg)
{
	if (!in(w, reg))
		return 0;
	return *(volatile uint32_t *)(w->va + reg);
// <- sparse-area-base
}
uint32_t rd_ok(struct win *w, uint64_t reg)
{
	uint64_t rel;
	if (!in(w, reg))
		return 0;
	rel = reg - w->start;
	return *(volatile uint32_t *)(w->va + rel);
}
