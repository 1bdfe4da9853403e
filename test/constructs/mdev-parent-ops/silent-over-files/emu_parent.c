// Registers the parent.
#include "emu.h"

static const struct mdev_parent_ops emu_parent_ops = {
	.owner = THIS_MODULE,
	.mmap = emu_mmap,
};
