// The same with an array of bytes.
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <linux/vfio.h>

struct mapping {
	volatile uint8_t *bytes;
	struct vfio_region_sparse_mmap_area area;
};

void map(int fd, struct mapping *m, uint64_t region_offset, const struct vfio_region_info *info)
{
	region_offset = info->offset;
	m->bytes = mmap(NULL, m->area.size, PROT_READ, MAP_SHARED, fd, region_offset + m->area.offset);
}

int peek(struct mapping *m, uint64_t reg)
{
	if (reg < m->area.offset || reg >= m->area.offset + m->area.size)
		return -1;
	return m->bytes[reg];
	// <- sparse-area-base
}
