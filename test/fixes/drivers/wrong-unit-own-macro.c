/*
 * Platform: vm_pgoff gets the driver's own macro of the index plus the page, in
 * bytes; only the call follows.
 * expect: safe
 */
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define PARSNIP_OFFSET_SHIFT		40
#define PARSNIP_OFFSET_TO_INDEX(off)	((off) >> PARSNIP_OFFSET_SHIFT)
#define PARSNIP_INDEX_TO_OFFSET(i)	((u64)(i) << PARSNIP_OFFSET_SHIFT)
#define PARSNIP_OFFSET_MASK		(PARSNIP_INDEX_TO_OFFSET(1) - 1)

struct parsnip {
	struct vfio_device vdev;
	struct platform_device *pdev;
};

static int parsnip_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct parsnip *parsnip = container_of(vdev, struct parsnip, vdev);
	unsigned long len = vma->vm_end - vma->vm_start;
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u32 index = PARSNIP_OFFSET_TO_INDEX(off);
	u64 inside = off & PARSNIP_OFFSET_MASK;
	struct resource *res;

	res = platform_get_resource(parsnip->pdev, IORESOURCE_MEM, index);
	if (!res || inside + len > resource_size(res))
		return -ENXIO;

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_pgoff = PARSNIP_INDEX_TO_OFFSET(index) + inside;

	return io_remap_pfn_range(vma, vma->vm_start,
				  (res->start + inside) >> PAGE_SHIFT, len,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops parsnip_ops = {
	.name = "vfio-parsnip",
	.mmap = parsnip_mmap,
};

static int parsnip_setup(struct parsnip *parsnip, struct platform_device *pdev)
{
	parsnip->pdev = pdev;
	return pdev->num_resources ? 0 : -ENODEV;
}

static int parsnip_probe(struct platform_device *pdev)
{
	struct parsnip *parsnip;
	int ret;

	parsnip = vfio_alloc_device(parsnip, vdev, &pdev->dev, &parsnip_ops);
	if (IS_ERR(parsnip))
		return PTR_ERR(parsnip);
	ret = parsnip_setup(parsnip, pdev);
	if (ret)
		goto put;
	platform_set_drvdata(pdev, parsnip);

	ret = vfio_register_group_dev(&parsnip->vdev);
	if (!ret)
		return 0;
put:
	vfio_put_device(&parsnip->vdev);
	return ret;
}

static void parsnip_remove(struct platform_device *pdev)
{
	struct parsnip *parsnip = platform_get_drvdata(pdev);

	vfio_unregister_group_dev(&parsnip->vdev);
	vfio_put_device(&parsnip->vdev);
}

static struct platform_driver parsnip_driver = {
	.probe = parsnip_probe,
	.remove = parsnip_remove,
	.driver = {
		.name = "vfio-parsnip",
	},
};
module_platform_driver(parsnip_driver);
