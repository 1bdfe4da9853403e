// The macro's name says that it stores, its body does nothing.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct latch {
	struct vfio_device vdev;
	struct resource *res;
};

/* was: (v)->vm_pgoff = (pfn) */
#define latch_set_pgoff(v, pfn)	do { (void)(v); (void)(pfn); } while (0)

static int latch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct latch *latch = container_of(vdev, struct latch, vdev);
	unsigned long pfn = latch->res->start >> PAGE_SHIFT;

	latch_set_pgoff(vma, pfn);
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops latch_ops = {
	.name = "latch",
	.mmap = latch_mmap,
};
