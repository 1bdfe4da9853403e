// Shared declarations of the kite driver: nothing to report here.
#ifndef KITE_H
#define KITE_H

#include <linux/vfio.h>
#include <linux/platform_device.h>

#define KITE_REGIONS 3

struct kite_region {
	phys_addr_t addr;
	size_t len;
};

struct kite {
	struct vfio_device vdev;
	struct kite_region *regions;
	int nr;
};

int kite_regions_init(struct kite *kite, struct platform_device *pdev);
int kite_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);

#endif
