// What the two files of the mast driver share.
#ifndef MAST_H
#define MAST_H

#include <linux/vfio.h>

#define MAST_OFFSET_SHIFT	40

struct fsl_mc_device;

struct mast {
	struct vfio_device	vdev;
	struct fsl_mc_device	*mc_dev;
	bool			cacheable;
};

int mast_hoist(struct vm_area_struct *vma, unsigned long start, bool cacheable);
int mast_register(struct mast *mast);

#endif
