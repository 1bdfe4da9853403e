// Narrow and wide ones side by side.
#define _FILE_OFFSET_BITS 64
#include <stdint.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <linux/vfio.h>
struct region { uint64_t fd_offset; uint32_t small; unsigned int reg_off; };
void a(struct region *r, struct vfio_region_info *info, unsigned bar)
{
	r->fd_offset = info->offset;
	r->reg_off = r->fd_offset;
// <- narrow-file-offset
	r->small = (r->fd_offset >> 12);
	int zero = !info->offset;
	bool b = info->offset;
	uint32_t *p = (uint32_t *)(uintptr_t)info->offset;
	int64_t x = info->offset;
	size_t s = info->offset;
	int c = b ? (int)info->size : zero;
	unsigned long long t = (unsigned int)r->fd_offset;
// <- narrow-file-offset
	(void)p; (void)x; (void)s; (void)c; (void)t; 
}
static void seek(int fd, int off) { lseek(fd, off, SEEK_SET); }
void b2(int fd, struct region *r) { seek(fd, r->fd_offset); }
// <- narrow-file-offset
static off_t get(struct region *r) { return r->fd_offset; }
int d(int fd, struct region *r) { uint32_t v; return pread(fd, &v, 4, get(r) + 4); }
void (*cb)(unsigned int off);
