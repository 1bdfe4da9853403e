// A member of a nameless struct, and a cast.
#include <stdint.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>
struct m { int32_t off; struct { unsigned start; } r; };
int f(struct m *m, struct vfio_region_info *i, int ok)
{
	uint64_t v = ok ? i->offset : 0;
	m->r.start = v;
// <- narrow-file-offset
	m->off = (int32_t)v;
// <- narrow-file-offset
	return i->offset ? 1 : 0;
}
bool g(struct vfio_region_info *i) { return i->offset; }
