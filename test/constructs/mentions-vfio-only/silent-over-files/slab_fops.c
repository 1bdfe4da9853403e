// Its table.
#include "slab.h"

static const struct file_operations slab_fops = {
	.mmap = slab_mmap,
};
