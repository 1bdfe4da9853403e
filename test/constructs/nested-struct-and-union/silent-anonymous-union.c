// Two anonymous unions: the member that is stored shares its word with a file page, the frame is in the other.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct mitten {
	struct vfio_device vdev;
	struct resource *res;
	union {
		unsigned long frame;
		void *opaque;
	};
	union {
		unsigned long page;
		unsigned long key;
	};
};

static int mitten_open(struct vfio_device *vdev)
{
	struct mitten *m = container_of(vdev, struct mitten, vdev);

	m->frame = m->res->start >> PAGE_SHIFT;
	m->page = (1ULL << 40) >> PAGE_SHIFT;
	return 0;
}

static int mitten_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mitten *m = container_of(vdev, struct mitten, vdev);
	unsigned long n = vma_pages(vma);

	if (vma->vm_pgoff != m->page || n << PAGE_SHIFT != resource_size(m->res))
		return -EINVAL;

	vma->vm_pgoff = m->page;
	return remap_pfn_range(vma, vma->vm_start, m->frame,
			       n << PAGE_SHIFT, vma->vm_page_prot);
}

static const struct vfio_device_ops mitten_ops = {
	.name = "mitten",
	.open_device = mitten_open,
	.mmap = mitten_mmap,
};
