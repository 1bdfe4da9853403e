// The physical base is put in a field at probe and reaches vm_pgoff two functions later.
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define LAMP_OFFSET_SHIFT	40
#define LAMP_PAGES_MASK		((1UL << (LAMP_OFFSET_SHIFT - PAGE_SHIFT)) - 1)
#define LAMP_MAX_REGIONS	4

struct lamp_region {
	u64 addr;
	resource_size_t size;
	u32 flags;
};

struct lamp_device {
	struct vfio_device vdev;
	struct lamp_region region[LAMP_MAX_REGIONS];
	unsigned int num_regions;
};

static int lamp_mmap_region(struct lamp_region *region, struct vm_area_struct *vma)
{
	unsigned long pages = vma_pages(vma);
	unsigned long pgoff = vma->vm_pgoff & LAMP_PAGES_MASK;

	if (pgoff + pages > region->size >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_pgoff = (region->addr >> PAGE_SHIFT) + pgoff;
	// <- warning raw-pfn-in-pgoff

	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int lamp_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lamp_device *lamp = container_of(vdev, struct lamp_device, vdev);
	unsigned int index = vma->vm_pgoff >> (LAMP_OFFSET_SHIFT - PAGE_SHIFT);

	if (index >= lamp->num_regions || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	return lamp_mmap_region(&lamp->region[index], vma);
}

static const struct vfio_device_ops lamp_ops = {
	.name = "vfio-lamp",
	.mmap = lamp_mmap,
};

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp_device *lamp;
	struct resource *res;

	lamp = vfio_alloc_device(lamp_device, vdev, &pdev->dev, &lamp_ops);
	if (IS_ERR(lamp))
		return PTR_ERR(lamp);

	while ((res = platform_get_resource(pdev, IORESOURCE_MEM, lamp->num_regions))) {
		struct lamp_region *region = &lamp->region[lamp->num_regions++];

		region->addr = res->start;
		region->size = resource_size(res);
		if (lamp->num_regions == LAMP_MAX_REGIONS)
			break;
	}

	return vfio_register_group_dev(&lamp->vdev);
}
