// A member of an anonymous union, filled at open, is read without naming the union.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct mitten {
	struct vfio_device vdev;
	struct resource *res;
	union {
		u64 bytes;
		phys_addr_t phys;
	};
};

static int mitten_open(struct vfio_device *vdev)
{
	struct mitten *m = container_of(vdev, struct mitten, vdev);

	m->phys = m->res->start;
	return 0;
}

static int mitten_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mitten *m = container_of(vdev, struct mitten, vdev);
	unsigned long n = vma_pages(vma);

	if (n << PAGE_SHIFT != resource_size(m->res))
		return -EINVAL;

	vma->vm_pgoff = m->phys >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, m->phys >> PAGE_SHIFT,
			       n << PAGE_SHIFT, vma->vm_page_prot);
}

static const struct vfio_device_ops mitten_ops = {
	.name = "mitten",
	.open_device = mitten_open,
	.mmap = mitten_mmap,
};
