// The mmap handler hands the encoded page and the address apart to the other file.
#include <linux/fsl/mc.h>
#include <linux/vfio.h>
#include "mast.h"

static int mast_mmap(struct vfio_device *core_vdev, struct vm_area_struct *vma)
{
	struct mast *mast = container_of(core_vdev, struct mast, vdev);
	struct fsl_mc_device *mc = mast->mc_dev;
	unsigned long start = vma->vm_pgoff;
	unsigned int index = start >> (MAST_OFFSET_SHIFT - PAGE_SHIFT);
	u64 pgoff = start & (BIT_ULL(MAST_OFFSET_SHIFT - PAGE_SHIFT) - 1);
	phys_addr_t pa;

	if (index >= mc->obj_desc.region_count)
		return -EINVAL;
	if ((pgoff + vma_pages(vma)) << PAGE_SHIFT > resource_size(&mc->regions[index]))
		return -EINVAL;

	pa = mc->regions[index].start + (pgoff << PAGE_SHIFT);
	return mast_hoist(vma, start, pa);
}

static const struct vfio_device_ops mast_ops = {
	.name = "vfio-mast",
	.mmap = mast_mmap,
};

int mast_register(struct mast *mast)
{
	return vfio_register_group_dev(&mast->vdev);
}
