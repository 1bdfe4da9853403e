/*
 * cdx: a helper finds the resource and stores its pfn, mmap itself hands
 * vm_pgoff to the call.
 * expect: safe
 */
#include <linux/cdx/cdx_bus.h>
#include <linux/vfio.h>

#define GIMLET_BITS	(40 - PAGE_SHIFT)

struct gimlet {
	struct vfio_device vdev;
	struct cdx_device *cdx;
	unsigned long mapped;
};

static int gimlet_locate(struct gimlet *gimlet, struct vm_area_struct *vma)
{
	unsigned long page = vma->vm_pgoff & (BIT(GIMLET_BITS) - 1);
	unsigned long nr = vma->vm_pgoff >> GIMLET_BITS;
	struct resource *res;

	if (nr >= gimlet->cdx->res_count)
		return -EINVAL;

	res = &gimlet->cdx->res[nr];
	if (page + vma_pages(vma) > PHYS_PFN(resource_size(res)))
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(res->start) + page;
	return 0;
}

static int gimlet_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gimlet *gimlet = container_of(vdev, struct gimlet, vdev);
	int ret;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	ret = gimlet_locate(gimlet, vma);
	if (ret)
		return ret;

	vma->vm_page_prot = pgprot_device(vma->vm_page_prot);
	ret = io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				 vma->vm_end - vma->vm_start,
				 vma->vm_page_prot);
	if (!ret)
		gimlet->mapped += vma_pages(vma);
	return ret;
}

static const struct vfio_device_ops gimlet_ops = {
	.name = "vfio-gimlet",
	.mmap = gimlet_mmap,
};

static int gimlet_probe(struct cdx_device *cdx)
{
	struct gimlet *gimlet;
	int ret;

	gimlet = vfio_alloc_device(gimlet, vdev, &cdx->dev, &gimlet_ops);
	if (IS_ERR(gimlet))
		return PTR_ERR(gimlet);
	gimlet->cdx = cdx;
	dev_set_drvdata(&cdx->dev, gimlet);

	ret = vfio_register_group_dev(&gimlet->vdev);
	if (ret)
		vfio_put_device(&gimlet->vdev);
	return ret;
}

static int gimlet_remove(struct cdx_device *cdx)
{
	struct gimlet *gimlet = dev_get_drvdata(&cdx->dev);

	vfio_unregister_group_dev(&gimlet->vdev);
	vfio_put_device(&gimlet->vdev);
	return 0;
}

static struct cdx_driver gimlet_driver = {
	.driver.name = "vfio-gimlet",
	.probe = gimlet_probe,
	.remove = gimlet_remove,
};
module_cdx_driver(gimlet_driver);
