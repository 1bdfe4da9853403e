// The configuration space at its place in vfio-pci.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

int read_vendor(int device, uint16_t *vendor)
{
	return pread(device, vendor, 2, (7ULL << 40) + 0) == 2 ? 0 : -1;
	//                               ^ error hardcoded-region-offset
}
