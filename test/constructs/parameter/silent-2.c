// The helper takes a pfn and an encoded page side by side and stores the second one.
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define OVEN_PAGE_BITS	(40 - PAGE_SHIFT)

struct oven_zone {
	phys_addr_t	base;
	resource_size_t	size;
};

struct oven {
	struct vfio_device	vdev;
	struct oven_zone	zone[3];
};

static int oven_install(struct vm_area_struct *vma, unsigned long frame,
			unsigned long key)
{
	int ret;

	ret = remap_pfn_range(vma, vma->vm_start, frame,
			      vma->vm_end - vma->vm_start, vma->vm_page_prot);
	if (!ret)
		vma->vm_pgoff = key;
	return ret;
}

static int oven_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct oven *oven = container_of(vdev, struct oven, vdev);
	unsigned int nr = vma->vm_pgoff >> OVEN_PAGE_BITS;
	unsigned long page = vma->vm_pgoff & ((1UL << OVEN_PAGE_BITS) - 1);
	struct oven_zone *zone;

	if (nr >= ARRAY_SIZE(oven->zone) || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	zone = &oven->zone[nr];
	if (((u64)page << PAGE_SHIFT) + (vma->vm_end - vma->vm_start) > zone->size)
		return -EINVAL;

	return oven_install(vma, PFN_DOWN(zone->base) + page,
			    ((unsigned long)nr << OVEN_PAGE_BITS) | page);
}

static const struct vfio_device_ops oven_vfio_ops = {
	.name = "vfio-oven",
	.mmap = oven_mmap,
};

static int oven_probe(struct platform_device *pdev)
{
	struct oven *oven;
	int i;

	oven = vfio_alloc_device(oven, vdev, &pdev->dev, &oven_vfio_ops);
	if (IS_ERR(oven))
		return PTR_ERR(oven);
	for (i = 0; i < ARRAY_SIZE(oven->zone); i++) {
		struct resource *r = platform_get_resource(pdev, IORESOURCE_MEM, i);

		oven->zone[i].base = r->start;
		oven->zone[i].size = resource_size(r);
	}
	return vfio_register_group_dev(&oven->vdev);
}
