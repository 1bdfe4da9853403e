// The slot's first page in the file is added again after it was taken off, the frame is the remap's.
#include <linux/vfio.h>
#include <linux/platform_device.h>

#define SLOT_BITS	36
#define SLOT_PAGES	BIT(SLOT_BITS - PAGE_SHIFT)
#define slot_of(pg)	((pg) / SLOT_PAGES)
#define in_slot(pg)	((pg) % SLOT_PAGES)
#define slot_base(s)	((s) * SLOT_PAGES)

static int marsh_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct platform_device *pdev = to_platform_device(vdev->dev);
	unsigned long slot = slot_of(vma->vm_pgoff);
	unsigned long page = in_slot(vma->vm_pgoff);
	struct resource *res;

	res = platform_get_resource(pdev, IORESOURCE_MEM, slot);
	if (!res || page + vma_pages(vma) > PHYS_PFN(resource_size(res)))
		return -EINVAL;

	vma->vm_pgoff = slot_base(slot) + page;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(res->start) + page,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops marsh_ops = {
	.name = "marsh",
	.mmap = marsh_mmap,
};
