// Only a message is made of it: a note.
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

#define PCI_VFIO_GET_REGION_IDX(x) (x >> 40)

void report(const struct vfio_region_info *info)
{
	unsigned int bar = info->offset >> 40;
	// <- note hardcoded-region-offset

	fprintf(stderr, "bar %u has %" PRIu64 " bytes\n", bar, info->size);
	printf("region %u\n", (unsigned int)PCI_VFIO_GET_REGION_IDX(info->offset));
	// <- note hardcoded-region-offset
}
