// Kept in a struct of the program, used elsewhere.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

struct chunk {
	uint64_t begin;
	uint64_t bytes;
	void *at;
};

void chunk_fill(struct chunk *chunk, const struct vfio_region_sparse_mmap_area *area)
{
	chunk->begin = area->offset;
	chunk->bytes = area->size;
}

int chunk_map(int device, struct chunk *chunk)
{
	chunk->at = mmap(NULL, chunk->bytes, PROT_READ, MAP_SHARED, device, chunk->begin);
	//                                                                  ^ error sparse-area-base
	return chunk->at == MAP_FAILED ? -1 : 0;
}
