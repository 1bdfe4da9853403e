// A test tool that reads the vendor id: index and offset are put together where they are used.
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>
#include <linux/vfio.h>

int show_vendor(int device)
{
	uint16_t vendor;

	if (pread(device, &vendor, sizeof(vendor), (7ULL << 40) + 0) != sizeof(vendor))
	// <- error hardcoded-region-offset: is vfio_region_info.offset, got one built with << 40
		return -1;
	printf("vendor %04x\n", vendor);
	return 0;
}
