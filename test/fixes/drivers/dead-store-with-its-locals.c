/*
 * cdx: two locals serve a store that nobody reads, and would be left over.
 * expect: safe
 */
#include <linux/cdx/cdx_bus.h>
#include <linux/vfio.h>

#define THIMBLE_SHIFT	40
#define THIMBLE_MASK	GENMASK(THIMBLE_SHIFT - PAGE_SHIFT - 1, 0)

struct thimble {
	struct vfio_device vdev;
	struct cdx_device *cdx;
};

static int thimble_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct thimble *thimble = container_of(vdev, struct thimble, vdev);
	unsigned int index = vma->vm_pgoff >> (THIMBLE_SHIFT - PAGE_SHIFT);
	unsigned long page = vma->vm_pgoff & THIMBLE_MASK;
	unsigned long first_pfn, raw;
	struct resource *res;
	phys_addr_t phys;

	if (index >= thimble->cdx->res_count)
		return -ENOENT;
	res = &thimble->cdx->res[index];
	if (page + vma_pages(vma) > resource_size(res) >> PAGE_SHIFT)
		return -ERANGE;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	phys = res->start + ((phys_addr_t)page << PAGE_SHIFT);
	first_pfn = res->start >> PAGE_SHIFT;
	raw = first_pfn + page;
	vma->vm_pgoff = raw;

	return io_remap_pfn_range(vma, vma->vm_start, PFN_DOWN(phys),
				  vma->vm_end - vma->vm_start,
				  pgprot_device(vma->vm_page_prot));
}

static const struct vfio_device_ops thimble_ops = {
	.name = "vfio-thimble",
	.mmap = thimble_mmap,
};

static int thimble_probe(struct cdx_device *cdx)
{
	struct thimble *thimble;
	int ret;

	thimble = vfio_alloc_device(thimble, vdev, &cdx->dev, &thimble_ops);
	if (IS_ERR(thimble))
		return PTR_ERR(thimble);
	thimble->cdx = cdx;
	dev_set_drvdata(&cdx->dev, thimble);

	ret = vfio_register_group_dev(&thimble->vdev);
	if (ret)
		vfio_put_device(&thimble->vdev);
	return ret;
}

static int thimble_remove(struct cdx_device *cdx)
{
	struct thimble *thimble = dev_get_drvdata(&cdx->dev);

	vfio_unregister_group_dev(&thimble->vdev);
	vfio_put_device(&thimble->vdev);
	return 0;
}

static struct cdx_driver thimble_driver = {
	.driver.name = "vfio-thimble",
	.probe = thimble_probe,
	.remove = thimble_remove,
};
module_cdx_driver(thimble_driver);
