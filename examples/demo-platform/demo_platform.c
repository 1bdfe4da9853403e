// SPDX-License-Identifier: MIT
/*
 * A made-up platform driver with a few register windows.
 * It stores the pfn in vm_pgoff only to hand it to the next line.
 */
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define DEMO_OFFSET_SHIFT 40
#define DEMO_WINDOWS 4

struct demo_window {
	u64 base;
	u64 bytes;
};

struct demo_platform {
	struct vfio_device vdev;
	struct demo_window windows[DEMO_WINDOWS];
	unsigned int count;
};

static void demo_platform_add(struct demo_platform *demo, struct resource *res)
{
	struct demo_window *window = &demo->windows[demo->count++];

	window->base = res->start;
	window->bytes = resource_size(res);
}

static int demo_platform_map(struct demo_window *window,
			     struct vm_area_struct *vma)
{
	u64 bytes = vma->vm_end - vma->vm_start;
	u64 page = vma->vm_pgoff &
		   ((1ULL << (DEMO_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	if ((page << PAGE_SHIFT) + bytes > window->bytes)
		return -EINVAL;

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_pgoff = (window->base >> PAGE_SHIFT) + page;

	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       bytes, vma->vm_page_prot);
}

static int demo_platform_mmap(struct vfio_device *vdev,
			      struct vm_area_struct *vma)
{
	struct demo_platform *demo =
		container_of(vdev, struct demo_platform, vdev);
	unsigned int index = vma->vm_pgoff >> (DEMO_OFFSET_SHIFT - PAGE_SHIFT);

	if (index >= demo->count || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return demo_platform_map(&demo->windows[index], vma);
}

static const struct vfio_device_ops demo_platform_ops = {
	.name = "demo-platform",
	.mmap = demo_platform_mmap,
};

static int demo_platform_probe(struct platform_device *pdev)
{
	struct demo_platform *demo;
	struct resource *res;
	int i, ret;

	demo = vfio_alloc_device(demo_platform, vdev, &pdev->dev,
				 &demo_platform_ops);
	if (IS_ERR(demo))
		return PTR_ERR(demo);

	for (i = 0; i < DEMO_WINDOWS; i++) {
		res = platform_get_resource(pdev, IORESOURCE_MEM, i);
		if (!res)
			break;
		demo_platform_add(demo, res);
	}

	platform_set_drvdata(pdev, demo);
	ret = vfio_register_group_dev(&demo->vdev);
	if (ret)
		vfio_put_device(&demo->vdev);
	return ret;
}

static void demo_platform_remove(struct platform_device *pdev)
{
	struct demo_platform *demo = platform_get_drvdata(pdev);

	vfio_unregister_group_dev(&demo->vdev);
	vfio_put_device(&demo->vdev);
}

static struct platform_driver demo_platform_driver = {
	.probe = demo_platform_probe,
	.remove = demo_platform_remove,
	.driver = {
		.name = "demo-platform",
	},
};
module_platform_driver(demo_platform_driver);

MODULE_LICENSE("Dual MIT/GPL");
