// A hash and a cookie of forty bits.
#include <stdint.h>
#include <stdlib.h>
#include <linux/vfio.h>

struct entry {
	uint64_t cookie;
	unsigned int next;
};

unsigned int vfio_hash(uint64_t key)
{
	key ^= key >> 40;
	return (key << 40 | key) % 1021;
}

uint64_t make_cookie(unsigned int generation, uint64_t serial)
{
	return (uint64_t)generation << 40 | serial;
}

unsigned int cookie_generation(const struct entry *entry)
{
	return entry->cookie >> 40;
}
