// What counts from the region loses the area's offset first.
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <linux/vfio.h>

struct mapping {
	char *mem;
	struct vfio_region_sparse_mmap_area area;
};

void map(int fd, struct mapping *m, const struct vfio_region_info *info)
{
	m->mem = mmap(NULL, m->area.size, PROT_READ, MAP_SHARED, fd, info->offset + m->area.offset);
}

void get(struct mapping *m, uint64_t at, void *buf, size_t len)
{
	if (at >= m->area.offset && at + len <= m->area.offset + m->area.size)
		memcpy(buf, m->mem + at - m->area.offset, len);
}

void get_too(struct mapping *m, uint64_t at, void *buf, size_t len)
{
	if (at < m->area.offset)
		return;
	at -= m->area.offset;
	memcpy(buf, m->mem + at, len);
}
