// No static initialiser at all: module init fills the writable table, mmap included.
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct oven {
	struct vfio_device	vdev;
	struct resource		*mem;
};

static struct vfio_device_ops oven_ops;

static int oven_map(struct vfio_device *vdev, struct vm_area_struct *area)
{
	struct oven *oven = container_of(vdev, struct oven, vdev);
	unsigned long first = oven->mem->start >> PAGE_SHIFT;
	unsigned long span = area->vm_end - area->vm_start;

	if (area->vm_pgoff >= resource_size(oven->mem) >> PAGE_SHIFT)
		return -ENXIO;

	first += area->vm_pgoff;
	area->vm_pgoff = first;
	// <- warning raw-pfn-in-pgoff
	area->vm_page_prot = pgprot_noncached(area->vm_page_prot);
	return io_remap_pfn_range(area, area->vm_start, first, span,
				  area->vm_page_prot);
}

static int oven_probe(struct platform_device *pdev)
{
	struct oven *oven;

	oven = vfio_alloc_device(oven, vdev, &pdev->dev, &oven_ops);
	if (IS_ERR(oven))
		return PTR_ERR(oven);
	oven->mem = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	platform_set_drvdata(pdev, oven);
	return vfio_register_group_dev(&oven->vdev);
}

static struct platform_driver oven_driver = {
	.probe	= oven_probe,
	.driver	= { .name = "vfio-oven" },
};

static int __init oven_init(void)
{
	oven_ops.name = "vfio-oven";
	oven_ops.mmap = oven_map;
	return platform_driver_register(&oven_driver);
}
module_init(oven_init);
