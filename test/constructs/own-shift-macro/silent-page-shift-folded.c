// IVY_PLACE() composes which and where again with the page order; the frame is computed beside it.
#include <linux/vfio.h>
#include <linux/ioport.h>

#define IVY_PAGE_ORDER	28UL
#define IVY_WHICH(pg)	((pg) >> IVY_PAGE_ORDER)
#define IVY_WHERE(pg)	((pg) & ~(~0UL << IVY_PAGE_ORDER))
#define IVY_PLACE(i, w)	(((i) << IVY_PAGE_ORDER) + (w))

struct ivy {
	struct vfio_device vdev;
	struct resource res[2];
};

static int ivy_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ivy *ivy = container_of(vdev, struct ivy, vdev);
	unsigned long which = IVY_WHICH(vma->vm_pgoff);
	unsigned long where = IVY_WHERE(vma->vm_pgoff);
	unsigned long pfn;

	if (which > 1)
		return -EINVAL;

	pfn = where + (ivy->res[which].start >> PAGE_SHIFT);
	vma->vm_pgoff = IVY_PLACE(which, where);
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops ivy_ops = {
	.name = "ivy",
	.mmap = ivy_mmap,
};
