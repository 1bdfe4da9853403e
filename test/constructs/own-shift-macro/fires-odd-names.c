// Names that say nothing of offset or shift: SLOT_BITS and slot_of().
#include <linux/vfio.h>
#include <linux/platform_device.h>

#define SLOT_BITS	36
#define SLOT_PAGES	BIT(SLOT_BITS - PAGE_SHIFT)
#define slot_of(pg)	((pg) / SLOT_PAGES)
#define in_slot(pg)	((pg) % SLOT_PAGES)

static int marsh_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct platform_device *pdev = to_platform_device(vdev->dev);
	struct resource *res;
	unsigned long pfn;

	res = platform_get_resource(pdev, IORESOURCE_MEM, slot_of(vma->vm_pgoff));
	if (!res || in_slot(vma->vm_pgoff) + vma_pages(vma) > PHYS_PFN(resource_size(res)))
		return -EINVAL;

	pfn = PHYS_PFN(res->start) + in_slot(vma->vm_pgoff);
	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops marsh_ops = {
	.name = "marsh",
	.mmap = marsh_mmap,
};
