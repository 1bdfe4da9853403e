// A struct of the program's own with a member of that name that counts from the fd.
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <linux/vfio.h>

struct chunk {
	uint64_t offset;
	uint64_t size;
};

void fill(struct chunk *chunk, const struct vfio_region_info *info, const struct vfio_region_sparse_mmap_area *area)
{
	chunk->offset = info->offset + area->offset;
	chunk->size = area->size;
}

void *map(int device, const struct chunk *chunk)
{
	return mmap(NULL, chunk->size, PROT_READ, MAP_SHARED, device, chunk->offset);
}
