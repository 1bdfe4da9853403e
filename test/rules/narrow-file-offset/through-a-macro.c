// A macro of the program reads it, and a struct keeps it between.
#include <stdint.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>
#define REGION_OFF(i) ((i)->offset)
struct req { uint64_t offset; uint32_t len; };
extern int submit(int fd, int offset);
void go(int fd, struct vfio_region_info *i)
{
	struct req r = { REGION_OFF(i), 4 };
	int o;
	unsigned long page = i->offset >> 12;
	submit(fd, (int)REGION_OFF(i));
// <- narrow-file-offset
	o = r.offset;
// <- narrow-file-offset
	submit(fd, o);
	(void)page;
}
