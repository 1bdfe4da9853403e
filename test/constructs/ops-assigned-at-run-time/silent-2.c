// Init fills the table with the clean handler; the one that stores a frame is for the char device beside it.
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/vfio.h>

struct oven {
	struct vfio_device	vdev;
	struct resource		*mem;
};

static struct vfio_device_ops oven_ops;
static struct file_operations oven_fops;
static struct oven *oven_single;

static int oven_map(struct file *file, struct vm_area_struct *area)
{
	unsigned long first = oven_single->mem->start >> PAGE_SHIFT;

	first += area->vm_pgoff;
	area->vm_pgoff = first;
	return io_remap_pfn_range(area, area->vm_start, first,
				  area->vm_end - area->vm_start,
				  area->vm_page_prot);
}

static int oven_vfio_map(struct vfio_device *vdev, struct vm_area_struct *area)
{
	struct oven *oven = container_of(vdev, struct oven, vdev);
	unsigned long first = oven->mem->start >> PAGE_SHIFT;

	if (area->vm_pgoff >= resource_size(oven->mem) >> PAGE_SHIFT)
		return -ENXIO;

	first += area->vm_pgoff;
	return io_remap_pfn_range(area, area->vm_start, first,
				  area->vm_end - area->vm_start,
				  pgprot_noncached(area->vm_page_prot));
}

static struct miscdevice oven_misc = {
	.minor	= MISC_DYNAMIC_MINOR,
	.name	= "oven",
	.fops	= &oven_fops,
};

static int __init oven_init(void)
{
	oven_fops.owner = THIS_MODULE;
	oven_fops.mmap = oven_map;
	oven_ops.name = "vfio-oven";
	oven_ops.mmap = oven_vfio_map;
	return misc_register(&oven_misc);
}
module_init(oven_init);
