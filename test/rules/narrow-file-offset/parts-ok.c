// Parts of an offset, sizes and counts of pages in 32 bits.
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>
#include <sys/mman.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>
typedef uint64_t u64; typedef uint32_t u32;
struct pkt { u32 lo, hi; };
struct t { u32 count, offset; };
int g(struct t *t, int fd, struct vfio_region_info *info)
{
	u32 cap = info->cap_offset, n = 0;
	u32 pages = info->size >> 12;
	u32 page_off = info->offset & 0xfff;
	u32 hi = info->offset >> 32;
	u32 lo = info->offset & 0xffffffff;
	struct vfio_info_cap_header *h = (void *)((char *)info + cap);
	for (u64 o = info->offset; o < info->offset + info->size; o += 4)
		n++;
	t->count = (info->offset + info->size) - info->offset;
	t->offset = h->next;
	for (int i = 0; i < 4; i++) { u32 v; if (pread(fd, &v, 4, info->offset + i * 4) != 4) return -1; t->count += v; }
	return pages + page_off + hi + lo + n;
}
