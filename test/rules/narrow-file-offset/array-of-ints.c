// An array of ints, filled in a loop; what is printed is not kept.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>
static int get(int dev, unsigned idx, struct vfio_region_info *ri)
{
	ri->argsz = sizeof(*ri);
	ri->index = idx;
	return ioctl(dev, VFIO_DEVICE_GET_REGION_INFO, ri);
}
int main(void)
{
	struct vfio_region_info ri;
	unsigned int offs[9], k = 0;
	for (k = 0; k < 9; k++) {
		if (get(3, k, &ri)) continue;
		offs[k] = ri.offset;
// <- narrow-file-offset
		printf("%x %lx\n", offs[k], (unsigned long)ri.offset);
		printf("%x\n", (unsigned)ri.offset);
	}
	return 0;
}
