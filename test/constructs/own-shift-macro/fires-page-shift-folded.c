// The shift is already in pages: IVY_PAGE_ORDER is the region's order, no byte shift is left in the file.
#include <linux/vfio.h>
#include <linux/ioport.h>

#define IVY_PAGE_ORDER	28UL
#define IVY_WHICH(vma)	((vma)->vm_pgoff >> IVY_PAGE_ORDER)
#define IVY_WHERE(vma)	((vma)->vm_pgoff & ~(~0UL << IVY_PAGE_ORDER))

struct ivy {
	struct vfio_device vdev;
	struct resource res[2];
};

static int ivy_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ivy *ivy = container_of(vdev, struct ivy, vdev);
	struct resource *r;

	if (IVY_WHICH(vma) > 1)
		return -EINVAL;
	r = ivy->res + IVY_WHICH(vma);

	vma->vm_pgoff = IVY_WHERE(vma) + (r->start >> PAGE_SHIFT);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops ivy_ops = {
	.name = "ivy",
	.mmap = ivy_mmap,
};
