// Initialisers come out of a macro with an argument; the handler compares frames but stores nothing in the vma.
#include <linux/vfio.h>
#include <linux/io.h>

#define REED_OPS(open_fn, map_fn)		\
	.open_device	= (open_fn),		\
	.mmap		= (map_fn)

struct reed {
	struct vfio_device	vdev;
	void			*ring;
	size_t			ring_size;
	unsigned long		ring_pgoff;
};

static int reed_open(struct vfio_device *vdev)
{
	struct reed *r = container_of(vdev, struct reed, vdev);

	r->ring_pgoff = virt_to_phys(r->ring) >> PAGE_SHIFT;
	return 0;
}

static int reed_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct reed *r = container_of(vdev, struct reed, vdev);

	if (vma->vm_end - vma->vm_start > r->ring_size || vma->vm_pgoff)
		return -EINVAL;

	vma->vm_pgoff = 0;
	return remap_pfn_range(vma, vma->vm_start, r->ring_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops reed_ops = {
	.name = "reed",
	REED_OPS(reed_open, reed_mmap),
};
