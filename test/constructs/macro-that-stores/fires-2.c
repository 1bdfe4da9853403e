// A macro does the store, the finding is at the line that invokes it.
#include <linux/vfio.h>
#include <linux/ioport.h>

#define ember_set_pgoff(v, x)	((v)->vm_pgoff = (x))

struct ember {
	struct vfio_device vdev;
	struct resource *res;
};

static int ember_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ember *e = container_of(vdev, struct ember, vdev);
	unsigned long pfn = e->res->start >> PAGE_SHIFT;

	if (vma_pages(vma) > resource_size(e->res) >> PAGE_SHIFT)
		return -EINVAL;

	ember_set_pgoff(vma, pfn);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops ember_ops = {
	.name = "ember",
	.mmap = ember_mmap,
};
