// PFN_UP() and PFN_DOWN() of lengths and of an offset in the region; the difference of two pfns is added to the vma's page.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct gravel {
	struct vfio_device vdev;
	struct resource regs;
};

static int gravel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gravel *g = container_of(vdev, struct gravel, vdev);
	unsigned long lo = PFN_UP(g->regs.start + 0x200);
	unsigned long skip = lo - PFN_DOWN(g->regs.start);

	if (vma->vm_pgoff || skip + vma_pages(vma) > PFN_DOWN(resource_size(&g->regs)))
		return -EINVAL;

	vma->vm_pgoff += skip;
	return remap_pfn_range(vma, vma->vm_start, lo, vma->vm_end - vma->vm_start,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops gravel_ops = {
	.name = "vfio-gravel",
	.mmap = gravel_mmap,
};
