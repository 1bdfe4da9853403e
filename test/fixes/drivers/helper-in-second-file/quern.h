/* What the two files of the driver share. */
#ifndef QUERN_H
#define QUERN_H

#include <linux/platform_device.h>
#include <linux/vfio.h>

#define QUERN_OFFSET_SHIFT	40
#define QUERN_PGOFF_SHIFT	(QUERN_OFFSET_SHIFT - PAGE_SHIFT)
#define QUERN_MAX_STONES	4

struct quern_stone {
	phys_addr_t addr;
	resource_size_t size;
};

struct quern {
	struct vfio_device vdev;
	unsigned int nr_stones;
	struct quern_stone stones[QUERN_MAX_STONES];
};

int quern_setup(struct quern *quern, struct platform_device *pdev);
int quern_map_stone(struct vm_area_struct *vma, resource_size_t limit);

#endif
