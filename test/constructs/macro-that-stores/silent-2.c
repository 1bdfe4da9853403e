// The macro stores, but is given the vma's own file page; the frame goes to a macro that does not store.
#include <linux/vfio.h>
#include <linux/ioport.h>

#define ember_set_pgoff(v, x)	((v)->vm_pgoff = (x))
#define ember_fill(v, x)	remap_pfn_range((v), (v)->vm_start, (x), \
						(v)->vm_end - (v)->vm_start, \
						(v)->vm_page_prot)

struct ember {
	struct vfio_device vdev;
	struct resource *res;
};

static int ember_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ember *e = container_of(vdev, struct ember, vdev);
	unsigned long pfn = e->res->start >> PAGE_SHIFT;
	unsigned long page = vma->vm_pgoff;

	if (vma_pages(vma) > resource_size(e->res) >> PAGE_SHIFT)
		return -EINVAL;

	ember_set_pgoff(vma, page);
	return ember_fill(vma, pfn);
}

static const struct vfio_device_ops ember_ops = {
	.name = "ember",
	.mmap = ember_mmap,
};
