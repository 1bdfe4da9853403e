// SPDX-License-Identifier: MIT
#include <linux/cdx/cdx_bus.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define SCAUP_SHIFT	40
#define SCAUP_OFF(i)	((u64)(i) << SCAUP_SHIFT)

struct scaup_res {
	u64 addr;
	u64 size;
};

struct scaup_dev {
	struct vfio_device vdev;
	struct scaup_res *res;
	u32 count;
};

void scaup_zap(struct scaup_dev *s)
{
	struct address_space *mapping = s->vdev.inode->i_mapping;
	u32 i;

	for (i = 0; i < s->count; i++) {
		pgoff_t start = SCAUP_OFF(i) >> PAGE_SHIFT;
		pgoff_t nr = PFN_UP(s->res[i].size);

		if (nr)
			unmap_mapping_pages(mapping, start, nr, true);
	}
}

static const struct vfio_device_ops scaup_ops = {
	.name = "scaup",
};
