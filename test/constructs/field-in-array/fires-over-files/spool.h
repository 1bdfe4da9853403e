// The array is declared here and defined in spool_regs.c.
#include <linux/vfio.h>

#define SPOOL_MAX	2
#define SPOOL_SHIFT	40

struct spool_reg {
	phys_addr_t phys;
	unsigned long pages;
};

extern struct spool_reg spool_regs[SPOOL_MAX];
