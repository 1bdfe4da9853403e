// resource_size() >> PAGE_SHIFT looks like an address in pages and is a length; PAGE_SHIFT on its own proves nothing.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct flint {
	struct vfio_device vdev;
	struct resource *spark;
	bool grow_down;
};

static int flint_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct flint *f = container_of(vdev, struct flint, vdev);
	unsigned long region = vma->vm_pgoff & ~((1UL << (40 - PAGE_SHIFT)) - 1);
	unsigned long pages = resource_size(f->spark) >> PAGE_SHIFT;
	unsigned long pfn = f->spark->start >> PAGE_SHIFT;

	if (vma_pages(vma) > pages)
		return -EINVAL;
	if (f->grow_down) {
		/* the stack of the device ends at the top of the region */
		vma->vm_pgoff = region + (resource_size(f->spark) >> PAGE_SHIFT) - vma_pages(vma);
		pfn += pages - vma_pages(vma);
	}
	return remap_pfn_range(vma, vma->vm_start, pfn, vma->vm_end - vma->vm_start,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops flint_ops = {
	.name = "vfio-flint",
	.mmap = flint_mmap,
};
