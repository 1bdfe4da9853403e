// SPDX-License-Identifier: MIT
#include "simoom.h"

void simoom_zap(struct simoom_dev *s, unsigned int i)
{
	u64 size = s->region[i].size;

	if (!size)
		return;
	unmap_mapping_range(s->vdev.inode->i_mapping, SIMOOM_OFF(i), size, 1);
}
