// SPDX-License-Identifier: MIT
/* A made-up fsl-mc style driver: it invalidates by region offset, and its own mappings are not found. */
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define DEMO_MC_OFFSET_SHIFT 40
#define DEMO_MC_INDEX_TO_OFFSET(index) ((u64)(index) << DEMO_MC_OFFSET_SHIFT)

struct demo_mc {
	struct vfio_device vdev;
	phys_addr_t portal;
	u64 portal_bytes;
};

static void demo_mc_close(struct vfio_device *vdev)
{
	unmap_mapping_range(vdev->inode->i_mapping, DEMO_MC_INDEX_TO_OFFSET(0),
			    DEMO_MC_INDEX_TO_OFFSET(1), true);
}

static int demo_mc_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct demo_mc *mc = container_of(vdev, struct demo_mc, vdev);
	u64 bytes = vma->vm_end - vma->vm_start;
	unsigned long pfn = PHYS_PFN(mc->portal);
	int ret;

	/* Only the first region may be mapped. */
	if (vma->vm_pgoff >= DEMO_MC_INDEX_TO_OFFSET(1))
		return -EINVAL;
	if (bytes > mc->portal_bytes || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	ret = remap_pfn_range(vma, vma->vm_start, pfn, bytes,
			      vma->vm_page_prot);
	if (ret)
		return ret;

	vma->vm_pgoff = pfn;
	return 0;
}

static const struct vfio_device_ops demo_mc_ops = {
	.name = "demo-fsl-mc",
	.close_device = demo_mc_close,
	.mmap = demo_mc_mmap,
};
