/*
 * cdx: the local with the pfn goes into vm_pgoff and, by itself, into the call.
 * expect: safe
 */
#include <linux/cdx/cdx_bus.h>
#include <linux/vfio.h>

#define TURNIP_SHIFT		40
#define TURNIP_INDEX(pgoff)	((pgoff) >> (TURNIP_SHIFT - PAGE_SHIFT))
#define TURNIP_PAGE(pgoff)	((pgoff) & (BIT(TURNIP_SHIFT - PAGE_SHIFT) - 1))

struct turnip {
	struct vfio_device vdev;
};

static int turnip_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cdx_device *cdx = to_cdx_device(vdev->dev);
	unsigned long page = TURNIP_PAGE(vma->vm_pgoff);
	unsigned long index = TURNIP_INDEX(vma->vm_pgoff);
	unsigned long pfn;
	struct resource *res;

	if (index >= cdx->res_count)
		return -EINVAL;

	res = &cdx->res[index];
	if (!(res->flags & IORESOURCE_MEM))
		return -EACCES;
	if (page + vma_pages(vma) > PHYS_PFN(resource_size(res)))
		return -EINVAL;

	pfn = PHYS_PFN(res->start) + page;
	vma->vm_pgoff = pfn;
	vma->vm_page_prot = pgprot_device(vma->vm_page_prot);

	return io_remap_pfn_range(vma, vma->vm_start, pfn,
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops turnip_ops = {
	.name = "vfio-turnip",
	.mmap = turnip_mmap,
};

static int turnip_probe(struct cdx_device *cdx)
{
	struct turnip *turnip;
	int ret;

	turnip = vfio_alloc_device(turnip, vdev, &cdx->dev, &turnip_ops);
	if (IS_ERR(turnip))
		return PTR_ERR(turnip);
	dev_set_drvdata(&cdx->dev, turnip);

	ret = vfio_register_group_dev(&turnip->vdev);
	if (ret)
		vfio_put_device(&turnip->vdev);
	return ret;
}

static int turnip_remove(struct cdx_device *cdx)
{
	struct turnip *turnip = dev_get_drvdata(&cdx->dev);

	vfio_unregister_group_dev(&turnip->vdev);
	vfio_put_device(&turnip->vdev);
	return 0;
}

static struct cdx_driver turnip_driver = {
	.driver.name = "vfio-turnip",
	.probe = turnip_probe,
	.remove = turnip_remove,
	.driver_managed_dma = true,
};
module_cdx_driver(turnip_driver);
