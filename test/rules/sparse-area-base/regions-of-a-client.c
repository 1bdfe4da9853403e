// SPDK-like: one access forgets the area's offset, the other subtracts it, and a map made anew forgets the region's.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <linux/vfio.h>
struct area { void *mem; uint64_t offset; uint64_t size; };
struct region { uint64_t offset; int nr; struct area mmaps[4]; };
struct dev { int fd; struct region regions[9]; };
static int setup(struct dev *d, int i)
{
	struct vfio_region_info *info = calloc(1, 4096);
	struct vfio_region_info_cap_sparse_mmap *sparse;
	info->argsz = 4096; info->index = i;
	if (ioctl(d->fd, VFIO_DEVICE_GET_REGION_INFO, info)) goto out;
	d->regions[i].offset = info->offset;
	sparse = (void *)((char *)info + info->cap_offset);
	for (unsigned j = 0; j < sparse->nr_areas; j++) {
		struct area *m = &d->regions[i].mmaps[j];
		m->offset = sparse->areas[j].offset;
		m->size = sparse->areas[j].size;
		m->mem = mmap(NULL, m->size, PROT_READ | PROT_WRITE, MAP_SHARED, d->fd, info->offset + m->offset);
	}
out:
	free(info);
	return 0;
}
int access_bar(struct dev *d, int idx, uint64_t offset, size_t len, void *buf, int w)
{
	struct region *r = &d->regions[idx];
	for (int i = 0; i < r->nr; i++) {
		if (offset >= r->mmaps[i].offset && offset + len <= r->mmaps[i].offset + r->mmaps[i].size) {
			void *p = r->mmaps[i].mem + offset;
// <- sparse-area-base
			if (w) memcpy(p, buf, len); else memcpy(buf, p, len);
			return 0;
		}
	}
	return -1;
}
void *get_bar(struct dev *d, int idx, uint64_t offset)
{
	struct region *r = &d->regions[idx];
	int i = 0;
	for (i = 0; i < r->nr; i++)
		if (r->mmaps[i].offset <= offset && offset < r->mmaps[i].offset + r->mmaps[i].size)
			return (void *)((char *)r->mmaps[i].mem + offset - r->mmaps[i].offset);
	return NULL;
}
int remap(struct dev *d, struct area *m) { m->mem = mmap(m->mem, m->size, 3, MAP_SHARED | MAP_FIXED, d->fd, m->offset); return 0; }
// <- sparse-area-base
