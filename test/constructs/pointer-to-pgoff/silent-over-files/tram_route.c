// Turns a page of the device file into a page of memory, in place; the caller gives a copy.
#include <linux/platform_device.h>
#include "tram.h"

int tram_route(struct tram *tram, unsigned long *where, unsigned long pages)
{
	unsigned long stop = *where & TRAM_PAGE_MASK;
	struct resource *line;

	line = platform_get_resource(tram->pdev, IORESOURCE_MEM,
				     *where >> (TRAM_SHIFT - PAGE_SHIFT));
	if (!line)
		return -ENODEV;
	if (stop + pages > resource_size(line) >> PAGE_SHIFT)
		return -EINVAL;

	*where = PHYS_PFN(line->start + (stop << PAGE_SHIFT));

	return 0;
}
