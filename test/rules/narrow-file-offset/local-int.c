// A local int on the way to mmap().
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <linux/vfio.h>

void *map(int device, struct vfio_region_info *info)
{
	int off = info->offset;
	// <- error narrow-file-offset: off takes 32 bits \(int\), got byte@file

	printf("at %d\n", off);
	return mmap(NULL, info->size, PROT_READ, MAP_SHARED, device, off);
}
