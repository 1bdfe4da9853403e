// A helper function does it, and is reported once however often it is called.
#include <stdint.h>
#include <unistd.h>
#include <linux/vfio.h>

static inline off_t region_to_offset(uint32_t region)
{
	return (off_t)region << 40;
	// <- hardcoded-region-offset
}

int write_word(int device, uint32_t region, uint32_t at, uint32_t word)
{
	return pwrite(device, &word, 4, region_to_offset(region) + at) == 4 ? 0 : -1;
}

int read_word(int device, uint32_t region, uint32_t at, uint32_t *word)
{
	return pread(device, word, 4, region_to_offset(region) + at) == 4 ? 0 : -1;
}
