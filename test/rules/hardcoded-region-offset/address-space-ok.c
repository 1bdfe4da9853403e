// Addresses of guests, keys and a file in memory, with forty bits each.
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>
struct mr { uint64_t gpa, offset; int fd; };
/* guest address space above 1T, vram slots, PASID in the upper bits */
#define PCI_HOLE64_BASE (1ULL << 40)
#define VFIO_PASID_KEY(p) ((uint64_t)(p) << 40)
#define BAR_GPA(i) (PCI_HOLE64_BASE + ((uint64_t)(i) << 40))
uint64_t bar_gpa(unsigned bar, const struct vfio_region_info *i)
{
	uint64_t gpa = PCI_HOLE64_BASE * (bar + 1);
	return gpa + i->size;
}
void *ram(struct mr *mr, size_t n)
{
	mr->fd = memfd_create("ram", 0);
	mr->offset = 1ULL << 40;
	return mmap(NULL, n, 3, MAP_SHARED, mr->fd, mr->offset);
}
int find(struct vfio_region_info *i, uint64_t pos)
{
	return pos >= i->offset && pos < i->offset + i->size ? (int)(pos - i->offset) : -1;
}
uint32_t crc(uint64_t key) { return (uint32_t)(key ^ (key >> 40)); }
int eq(struct vfio_region_info *i, uint64_t x) { int same = i->offset == x; return same; }
