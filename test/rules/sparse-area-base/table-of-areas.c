// Areas go through a helper and a compound literal into a table of the file.
#include <stdint.h>
#include <sys/mman.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>
struct a { uint64_t off, len; };
static struct a areas[16];
static int n;
static void add(const struct vfio_region_sparse_mmap_area *s)
{
	areas[n++] = (struct a){ .off = s->offset, .len = s->size };
}
void collect(struct vfio_region_info_cap_sparse_mmap *c) { for (uint32_t i = 0; i < c->nr_areas; i++) add(c->areas + i); }
void *map(int fd, int i) { return mmap(NULL, areas[i].len, PROT_READ, MAP_SHARED, fd, areas[i].off); }
// <- sparse-area-base
