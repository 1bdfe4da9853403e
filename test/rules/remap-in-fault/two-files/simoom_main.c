// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include "simoom.h"

static int simoom_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct simoom_dev *s = container_of(vdev, struct simoom_dev, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int i = off >> SIMOOM_SHIFT;
	u64 len = vma->vm_end - vma->vm_start;

	if (i >= SIMOOM_REGIONS)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	off &= SIMOOM_MASK;
	if (off + len > s->region[i].size)
		return -EINVAL;

	return remap_pfn_range(vma, vma->vm_start,
	//     ^ warning remap-in-fault
			       PHYS_PFN(s->region[i].addr + off), len,
			       pgprot_noncached(vma->vm_page_prot));
}

static void simoom_close(struct vfio_device *vdev)
{
	struct simoom_dev *s = container_of(vdev, struct simoom_dev, vdev);
	unsigned int i;

	for (i = 0; i < SIMOOM_REGIONS; i++)
		simoom_zap(s, i);
}

static const struct vfio_device_ops simoom_ops = {
	.name		= "simoom",
	.close_device	= simoom_close,
	.mmap		= simoom_mmap,
};
