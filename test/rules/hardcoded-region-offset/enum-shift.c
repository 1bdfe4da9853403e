// The shift is an enumerator, the offset goes through a local and a variable of the index.
#include <stdint.h>
#include <sys/mman.h>
#include <linux/vfio.h>

enum { BAR_OFFSET_BITS = 40 };

void *map_bar(int device, unsigned int bar, size_t size)
{
	uint64_t where;
	unsigned int index = VFIO_PCI_BAR0_REGION_INDEX + bar;

	where = (uint64_t)index << BAR_OFFSET_BITS;
	// <- hardcoded-region-offset
	return mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, device, where);
}
