// PFN_UP() rounds the address of the first whole page after the registers up.
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
	unsigned long hi = PFN_DOWN(g->regs.end + 1);

	if (lo + vma_pages(vma) > hi)
		return -EINVAL;

	vma->vm_pgoff = lo;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, lo, vma->vm_end - vma->vm_start,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops gravel_ops = {
	.name = "vfio-gravel",
	.mmap = gravel_mmap,
};
