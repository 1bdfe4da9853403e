/*
 * fsl-mc: mmap stores, and three helpers further down the last one makes the
 * call.
 * expect: safe
 */
#include <linux/fsl/mc.h>
#include <linux/vfio.h>

#define FLAIL_OFFSET_SHIFT		40
#define FLAIL_OFFSET_TO_INDEX(off)	((off) >> FLAIL_OFFSET_SHIFT)
#define FLAIL_OFFSET_MASK		(BIT_ULL(FLAIL_OFFSET_SHIFT) - 1)

struct flail {
	struct vfio_device vdev;
	struct fsl_mc_device *mc;
};

static int flail_remap(struct vm_area_struct *vma, pgprot_t prot)
{
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma_pages(vma) << PAGE_SHIFT, prot);
}

static int flail_map_uncached(struct vm_area_struct *vma)
{
	return flail_remap(vma, pgprot_noncached(vma->vm_page_prot));
}

static int flail_map(const struct resource *res, struct vm_area_struct *vma)
{
	if (res->flags & IORESOURCE_CACHEABLE)
		return flail_remap(vma, vma->vm_page_prot);
	return flail_map_uncached(vma);
}

static int flail_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct flail *flail = container_of(vdev, struct flail, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	const struct resource *res;

	if (FLAIL_OFFSET_TO_INDEX(off) >= flail->mc->obj_desc.region_count)
		return -EINVAL;
	res = &flail->mc->regions[FLAIL_OFFSET_TO_INDEX(off)];

	off &= FLAIL_OFFSET_MASK;
	if (off + (vma->vm_end - vma->vm_start) > resource_size(res))
		return -EINVAL;

	vma->vm_pgoff = (res->start + off) >> PAGE_SHIFT;
	return flail_map(res, vma);
}

static const struct vfio_device_ops flail_ops = {
	.name = "vfio-flail",
	.mmap = flail_mmap,
};

static int flail_probe(struct fsl_mc_device *mc)
{
	struct flail *flail;
	int ret;

	flail = vfio_alloc_device(flail, vdev, &mc->dev, &flail_ops);
	if (IS_ERR(flail))
		return PTR_ERR(flail);
	flail->mc = mc;
	dev_set_drvdata(&mc->dev, flail);

	ret = vfio_register_group_dev(&flail->vdev);
	if (ret)
		vfio_put_device(&flail->vdev);
	return ret;
}

static void flail_remove(struct fsl_mc_device *mc)
{
	struct flail *flail = dev_get_drvdata(&mc->dev);

	vfio_unregister_group_dev(&flail->vdev);
	vfio_put_device(&flail->vdev);
}

static struct fsl_mc_driver flail_driver = {
	.driver.name = "vfio-flail",
	.probe = flail_probe,
	.remove = flail_remove,
};
module_fsl_mc_driver(flail_driver);
