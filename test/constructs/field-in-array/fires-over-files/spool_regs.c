// A global array of regions, filled when the platform device is bound.
#include <linux/platform_device.h>
#include "spool.h"

struct spool_reg spool_regs[SPOOL_MAX];

int spool_fill(struct platform_device *pdev)
{
	int i;

	for (i = 0; i < SPOOL_MAX; i++) {
		struct resource *res = platform_get_resource(pdev, IORESOURCE_MEM, i);

		if (!res)
			return i;
		spool_regs[i] = (struct spool_reg) {
			.phys = res->start,
			.pages = resource_size(res) >> PAGE_SHIFT,
		};
	}
	return i;
}
