// SPDX-License-Identifier: MIT
/*
 * A made-up fsl-mc style driver with two portals.
 * It invalidates by region offset, and its own mappings are not found.
 */
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/vfio.h>

#define DEMO_MC_OFFSET_SHIFT 40
#define DEMO_MC_OFFSET_MASK ((1ULL << DEMO_MC_OFFSET_SHIFT) - 1)
#define DEMO_MC_INDEX_TO_OFFSET(index) ((u64)(index) << DEMO_MC_OFFSET_SHIFT)
#define DEMO_MC_PORTALS 2

struct demo_portal {
	phys_addr_t addr;
	u64 bytes;
};

struct demo_mc {
	struct vfio_device vdev;
	struct demo_portal portals[DEMO_MC_PORTALS];
};

/* Takes the portals away from user space before the device is reset. */
static void demo_mc_zap(struct demo_mc *mc)
{
	unmap_mapping_range(mc->vdev.inode->i_mapping,
			    DEMO_MC_INDEX_TO_OFFSET(0),
			    DEMO_MC_INDEX_TO_OFFSET(DEMO_MC_PORTALS), true);
}

static void demo_mc_close(struct vfio_device *vdev)
{
	demo_mc_zap(container_of(vdev, struct demo_mc, vdev));
}

static int demo_mc_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct demo_mc *mc = container_of(vdev, struct demo_mc, vdev);
	u64 page = vma->vm_pgoff & (DEMO_MC_OFFSET_MASK >> PAGE_SHIFT);
	u64 bytes = vma->vm_end - vma->vm_start;
	struct demo_portal *portal;
	unsigned int index;
	unsigned long pfn;
	int ret;

	if (vma->vm_pgoff >= DEMO_MC_INDEX_TO_OFFSET(DEMO_MC_PORTALS))
		return -EINVAL;
	index = vma->vm_pgoff >> (DEMO_MC_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= DEMO_MC_PORTALS)
		return -EINVAL;

	portal = &mc->portals[index];
	if (page || bytes > portal->bytes || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	pfn = PHYS_PFN(portal->addr);
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

static int demo_mc_probe(struct fsl_mc_device *mc_dev)
{
	struct demo_mc *mc;
	int i, ret;

	mc = vfio_alloc_device(demo_mc, vdev, &mc_dev->dev, &demo_mc_ops);
	if (IS_ERR(mc))
		return PTR_ERR(mc);

	for (i = 0; i < DEMO_MC_PORTALS; i++) {
		mc->portals[i].addr = mc_dev->regions[i].start;
		mc->portals[i].bytes = resource_size(&mc_dev->regions[i]);
	}

	dev_set_drvdata(&mc_dev->dev, mc);
	ret = vfio_register_group_dev(&mc->vdev);
	if (ret)
		vfio_put_device(&mc->vdev);
	return ret;
}

static void demo_mc_remove(struct fsl_mc_device *mc_dev)
{
	struct demo_mc *mc = dev_get_drvdata(&mc_dev->dev);

	vfio_unregister_group_dev(&mc->vdev);
	vfio_put_device(&mc->vdev);
}

static struct fsl_mc_driver demo_mc_driver = {
	.probe = demo_mc_probe,
	.remove = demo_mc_remove,
	.driver = {
		.name = "demo-fsl-mc",
	},
};
module_fsl_mc_driver(demo_mc_driver);

MODULE_LICENSE("Dual MIT/GPL");
