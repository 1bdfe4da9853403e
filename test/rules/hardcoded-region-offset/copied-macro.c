// The macros of the kernel's private header, copied.
#include <stdint.h>
#include <unistd.h>
#include <linux/vfio.h>

#define VFIO_PCI_OFFSET_SHIFT 40
#define VFIO_PCI_OFFSET_TO_INDEX(off) (off >> VFIO_PCI_OFFSET_SHIFT)
#define VFIO_PCI_INDEX_TO_OFFSET(index) ((uint64_t)(index) << VFIO_PCI_OFFSET_SHIFT)

struct access {
	uint64_t offset;
};

ssize_t rom_read(int device, void *buf, size_t size)
{
	return pread(device, buf, size, VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_ROM_REGION_INDEX));
	// <- hardcoded-region-offset
}

int is_rom(struct access *access)
{
	return VFIO_PCI_OFFSET_TO_INDEX(access->offset) == VFIO_PCI_ROM_REGION_INDEX;
	// <- warning hardcoded-region-offset: tells no region index
}
