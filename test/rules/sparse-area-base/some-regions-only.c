// A choice between an area and none, beside a helper that does it right.
#include <stdint.h>
#include <sys/mman.h>
#include <string.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>
struct r { int fd; uint64_t offset; };
static void *do_map(struct r *r, uint64_t off, size_t n) { return mmap(NULL, n, 3, MAP_SHARED, r->fd, r->offset + off); }
int ok(struct r *r, struct vfio_region_info *i, struct vfio_region_sparse_mmap_area *a)
{
	r->offset = i->offset;
	return do_map(r, a->offset, a->size) == MAP_FAILED;
}
int two(int fd, struct vfio_region_info *i, struct vfio_region_sparse_mmap_area *a)
{
	uint64_t off = i->flags & VFIO_REGION_INFO_FLAG_CAPS ? a->offset : 0;
	return mmap(NULL, a->size, 3, MAP_SHARED, fd, off) == MAP_FAILED;
// <- sparse-area-base
}
