/*
 * fsl-mc: the pfn is put together in three locals, the vma goes by another
 * name, a lock is held.
 * expect: safe
 */
#include <linux/fsl/mc.h>
#include <linux/mutex.h>
#include <linux/vfio.h>

#define OSIER_REGION_PAGES	BIT(40 - PAGE_SHIFT)

struct osier {
	struct vfio_device vdev;
	struct fsl_mc_device *mc;
	struct mutex lock;
	bool open;
};

static int osier_open(struct vfio_device *vdev)
{
	struct osier *osier = container_of(vdev, struct osier, vdev);

	mutex_lock(&osier->lock);
	osier->open = true;
	mutex_unlock(&osier->lock);
	return 0;
}

static void osier_close(struct vfio_device *vdev)
{
	struct osier *osier = container_of(vdev, struct osier, vdev);

	mutex_lock(&osier->lock);
	osier->open = false;
	mutex_unlock(&osier->lock);
}

static int osier_mmap(struct vfio_device *vdev, struct vm_area_struct *area)
{
	struct osier *osier = container_of(vdev, struct osier, vdev);
	unsigned long asked = area->vm_pgoff;
	unsigned long length = area->vm_end - area->vm_start;
	unsigned long skip = asked % OSIER_REGION_PAGES;
	unsigned long which = asked / OSIER_REGION_PAGES;
	const struct resource *rod;
	unsigned long pfn;
	phys_addr_t addr;
	int ret = -EINVAL;

	mutex_lock(&osier->lock);
	if (!osier->open || which >= osier->mc->obj_desc.region_count)
		goto out;

	rod = &osier->mc->regions[which];
	addr = rod->start + ((phys_addr_t)skip << PAGE_SHIFT);
	if (addr + length > rod->end + 1)
		goto out;

	pfn = PHYS_PFN(addr);
	area->vm_page_prot = pgprot_device(area->vm_page_prot);
	area->vm_pgoff = pfn;
	ret = remap_pfn_range(area, area->vm_start, area->vm_pgoff, length,
			      area->vm_page_prot);
out:
	mutex_unlock(&osier->lock);
	return ret;
}

static const struct vfio_device_ops osier_ops = {
	.name = "vfio-osier",
	.open_device = osier_open,
	.close_device = osier_close,
	.mmap = osier_mmap,
};

static int osier_probe(struct fsl_mc_device *mc)
{
	struct osier *osier;
	int ret;

	osier = vfio_alloc_device(osier, vdev, &mc->dev, &osier_ops);
	if (IS_ERR(osier))
		return PTR_ERR(osier);
	osier->mc = mc;
	mutex_init(&osier->lock);
	dev_set_drvdata(&mc->dev, osier);

	ret = vfio_register_group_dev(&osier->vdev);
	if (ret)
		vfio_put_device(&osier->vdev);
	return ret;
}

static void osier_remove(struct fsl_mc_device *mc)
{
	struct osier *osier = dev_get_drvdata(&mc->dev);

	vfio_unregister_group_dev(&osier->vdev);
	mutex_destroy(&osier->lock);
	vfio_put_device(&osier->vdev);
}

static struct fsl_mc_driver osier_driver = {
	.driver.name = "vfio-osier",
	.probe = osier_probe,
	.remove = osier_remove,
};
module_fsl_mc_driver(osier_driver);
