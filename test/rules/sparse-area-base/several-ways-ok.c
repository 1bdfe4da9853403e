// The ways to take the area off: before, from the pointer, or where there is something to take off.
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>
struct area { char *mem; uint64_t offset, size; };
void fill(struct area *a, int fd, struct vfio_region_info *i, struct vfio_region_sparse_mmap_area *s)
{
	a->offset = s->offset;
	a->size = s->size;
	a->mem = mmap(0, s->size, 3, MAP_SHARED, fd, i->offset + s->offset);
}
void *addr(struct area *a, uint64_t reg)
{
	if (reg < a->offset || reg >= a->offset + a->size)
		return NULL;
	return a->mem + (reg - a->offset);
}
void *addr2(struct area *a, uint64_t reg)
{
	char *base = a->mem - a->offset;
	if (reg < a->offset)
		return NULL;
	return base + reg;
}
void zero(struct area *a) { for (uint64_t k = 0; k < a->size; k++) a->mem[k] = 0; }
void move(struct area *a, uint64_t reg, void *buf, size_t n)
{
	uint64_t skip = 0;
	if (reg > a->offset) skip = reg - a->offset;
	memcpy(buf, a->mem + skip, n);
	printf("area at %#llx of region %llx\n", (unsigned long long)a->offset, (unsigned long long)reg);
}
