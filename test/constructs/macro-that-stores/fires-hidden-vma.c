// The macro names the caller's locals itself, nothing but a word is seen at the place.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct latch {
	struct vfio_device vdev;
	struct resource *res;
};

#define LATCH_PIN	vma->vm_pgoff = pfn

static int latch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct latch *latch = container_of(vdev, struct latch, vdev);
	unsigned long pfn = latch->res->start >> PAGE_SHIFT;
	int ret;

	ret = remap_pfn_range(vma, vma->vm_start, pfn,
			      vma->vm_end - vma->vm_start, vma->vm_page_prot);
	if (!ret)
		LATCH_PIN;
		// <- raw-pfn-in-pgoff
	return ret;
}

static const struct vfio_device_ops latch_ops = {
	.name = "latch",
	.mmap = latch_mmap,
};
