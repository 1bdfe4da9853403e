#include <linux/platform_device.h>
#include <linux/vfio.h>

struct hobby {
	struct vfio_device core;
	struct resource *window;
};

static int hobby_stores(struct vfio_device *core, struct vm_area_desc *desc)
{
	struct hobby *hobby = container_of(core, struct hobby, core);
	u64 page = desc->pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);

	if (PFN_PHYS(page) + vma_desc_size(desc) > resource_size(hobby->window))
		return -EINVAL;
	desc->pgoff = PHYS_PFN(hobby->window->start) + page;
	mmap_action_ioremap_full(desc, desc->pgoff);
	return 0;
}

static int hobby_keeps(struct vfio_device *core, struct vm_area_desc *desc)
{
	struct hobby *hobby = container_of(core, struct hobby, core);
	u64 page = desc->pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);

	if (PFN_PHYS(page) + vma_desc_size(desc) > resource_size(hobby->window))
		return -EINVAL;
	mmap_action_ioremap_full(desc, PHYS_PFN(hobby->window->start) + page);
	return 0;
}

static const struct vfio_device_ops hobby_early_ops = { .mmap_prepare = hobby_stores };
static struct vfio_device_ops hobby_late_ops;

static int hobby_probe(struct platform_device *pdev)
{
	hobby_late_ops.mmap_prepare = hobby_keeps;
	return hobby_register(&pdev->dev, &hobby_early_ops, &hobby_late_ops);
}

static struct platform_driver hobby_driver = { .probe = hobby_probe };
