// The alias is rebound to a struct of the driver's own before the store.
#include <linux/vfio.h>
#include <linux/ioport.h>
#include <linux/slab.h>

struct thimble {
	struct vfio_device vdev;
	struct resource *io;
	struct vm_area_struct *scratch;
};

static int thimble_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct thimble *t = container_of(vdev, struct thimble, vdev);
	unsigned long pfn = t->io->start >> PAGE_SHIFT;
	struct vm_area_struct *area = vma;
	unsigned long len = area->vm_end - area->vm_start;

	if (len > resource_size(t->io))
		return -EINVAL;

	area = kmemdup(vma, sizeof(*vma), GFP_KERNEL);
	if (!area)
		return -ENOMEM;
	/* a shadow for the trace buffer, never linked anywhere */
	area->vm_pgoff = pfn;
	trace_thimble_map(area);
	kfree(area);

	return remap_pfn_range(vma, vma->vm_start, pfn, len, vma->vm_page_prot);
}

static const struct vfio_device_ops thimble_ops = {
	.name = "thimble",
	.mmap = thimble_mmap,
};
