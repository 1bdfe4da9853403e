// Two helpers give it to locals, one of them by +=.
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>
struct ctx { struct vfio_region_info regs[9]; };
static uint64_t base_of(struct ctx *c, int i) { return c->regs[i].offset; }
static inline uint64_t reg_addr(struct ctx *c, int i, uint32_t r) { return base_of(c, i) + r; }
void use(struct ctx *c)
{
	uint32_t a, b = 3;
	a = reg_addr(c, 0, 0x10);
// <- narrow-file-offset
	b += base_of(c, 2);
// <- narrow-file-offset
	(void)a; (void)b;
}
