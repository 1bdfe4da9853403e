// Nothing in sight uses the macro: its name says what it is for, and it is reported where it is defined.
#include <stdint.h>
#include <stdlib.h>
#include <linux/vfio.h>

#define VFIO_REGION_FD_OFFSET(index) ((uint64_t)(index) << 40)
// <- hardcoded-region-offset

void *bar_table(unsigned int bars)
{
	return calloc(bars, sizeof(void *));
}
