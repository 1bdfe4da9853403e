/*
 * Platform, windows kept in a table: the moved pfn makes the call too long for
 * its lines.
 * expect: safe
 */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define GRANARY_OFFSET_SHIFT	40
#define GRANARY_OFFSET_MASK	(((u64)1 << GRANARY_OFFSET_SHIFT) - 1)
#define GRANARY_MAX_WINDOWS	4

struct granary_window {
	phys_addr_t physical_base;
	resource_size_t size;
};

struct granary {
	struct vfio_device vdev;
	unsigned int nr_windows;
	struct granary_window windows[GRANARY_MAX_WINDOWS];
};

static int granary_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct granary *granary = container_of(vdev, struct granary, vdev);
	unsigned int number = vma->vm_pgoff >>
			      (GRANARY_OFFSET_SHIFT - PAGE_SHIFT);
	u64 first_page = vma->vm_pgoff & (GRANARY_OFFSET_MASK >> PAGE_SHIFT);
	struct granary_window *window;

	if (number >= granary->nr_windows)
		return -ENXIO;
	window = &granary->windows[number];

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (first_page + vma_pages(vma) > window->size >> PAGE_SHIFT)
		return -ENXIO;

	vma->vm_pgoff = (window->physical_base >> PAGE_SHIFT) + first_page;
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);

	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops granary_ops = {
	.name = "vfio-granary",
	.mmap = granary_mmap,
};

static void granary_find_windows(struct granary *granary,
				 struct platform_device *pdev)
{
	struct resource *res;
	unsigned int i;

	for (i = 0; i < GRANARY_MAX_WINDOWS; i++) {
		res = platform_get_resource(pdev, IORESOURCE_MEM, i);
		if (!res)
			break;
		granary->windows[i].physical_base = res->start;
		granary->windows[i].size = resource_size(res);
	}
	granary->nr_windows = i;
}

static int granary_probe(struct platform_device *pdev)
{
	struct granary *granary;
	int ret;

	granary = vfio_alloc_device(granary, vdev, &pdev->dev, &granary_ops);
	if (IS_ERR(granary))
		return PTR_ERR(granary);
	granary_find_windows(granary, pdev);
	platform_set_drvdata(pdev, granary);

	ret = vfio_register_group_dev(&granary->vdev);
	if (ret)
		vfio_put_device(&granary->vdev);
	return ret;
}

static void granary_remove(struct platform_device *pdev)
{
	struct granary *granary = platform_get_drvdata(pdev);

	vfio_unregister_group_dev(&granary->vdev);
	vfio_put_device(&granary->vdev);
}

static struct platform_driver granary_driver = {
	.probe = granary_probe,
	.remove = granary_remove,
	.driver = {
		.name = "vfio-granary",
	},
};
module_platform_driver(granary_driver);

MODULE_LICENSE("GPL");
