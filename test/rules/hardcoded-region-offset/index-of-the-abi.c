// An index of the ABI, shifted.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

static uint64_t bar2(void)
{
	return (uint64_t)VFIO_PCI_BAR2_REGION_INDEX << 40;
	//     ^ error hardcoded-region-offset
}

ssize_t read_doorbell(int device, uint32_t *value)
{
	return pread(device, value, 4, bar2() + 0x100);
}
