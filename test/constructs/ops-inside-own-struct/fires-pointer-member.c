// match data points to a compound literal of vfio_device_ops.
#include <linux/mod_devicetable.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct bellows {
	struct vfio_device	vdev;
	struct resource		bag;
};

struct bellows_match {
	const struct vfio_device_ops	*vops;
	unsigned int			quirks;
};

static int bellows_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bellows *b = container_of(vdev, struct bellows, vdev);
	unsigned long *pgoff = &vma->vm_pgoff;

	if (*pgoff + vma_pages(vma) > resource_size(&b->bag) >> PAGE_SHIFT)
		return -EINVAL;

	*pgoff += b->bag.start >> PAGE_SHIFT;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, *pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct bellows_match bellows_v1 = {
	.quirks	= BIT(3),
	.vops	= &(const struct vfio_device_ops) {
		.name	= "bellows",
		.mmap	= bellows_mmap,
	},
};

static const struct of_device_id bellows_of_match[] = {
	{ .compatible = "acme,bellows-v1", .data = &bellows_v1 },
	{ }
};
