// A macro supplies some of the initialisers, mmap among them, inside an ordinary table.
#include <linux/vfio.h>
#include <linux/io.h>

#define QUILL_COMMON_OPS			\
	.init		= quill_init,		\
	.release	= quill_release,	\
	.mmap		= quill_mmap

struct quill {
	struct vfio_device	vdev;
	void			*ring;
	size_t			ring_size;
};

static int quill_init(struct vfio_device *vdev)
{
	struct quill *q = container_of(vdev, struct quill, vdev);

	q->ring_size = SZ_64K;
	q->ring = (void *)__get_free_pages(GFP_KERNEL | __GFP_ZERO,
					   get_order(q->ring_size));
	return q->ring ? 0 : -ENOMEM;
}

static void quill_release(struct vfio_device *vdev)
{
	struct quill *q = container_of(vdev, struct quill, vdev);

	free_pages((unsigned long)q->ring, get_order(q->ring_size));
}

static int quill_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct quill *q = container_of(vdev, struct quill, vdev);

	if (vma->vm_end - vma->vm_start > q->ring_size)
		return -EINVAL;

	vma->vm_pgoff = virt_to_phys(q->ring) >> PAGE_SHIFT;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static ssize_t quill_read(struct vfio_device *vdev, char __user *buf,
			  size_t count, loff_t *ppos)
{
	struct quill *q = container_of(vdev, struct quill, vdev);

	return simple_read_from_buffer(buf, count, ppos, q->ring, q->ring_size);
}

static const struct vfio_device_ops quill_ops = {
	.name		= "quill",
	QUILL_COMMON_OPS,
	.read		= quill_read,
};
