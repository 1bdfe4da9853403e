// One array, two elements of different kinds: element 0 is the frame, element 1 the file page that is stored.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct brush {
	struct vfio_device vdev;
	struct resource *mem[3];
};

static int brush_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct brush *b = container_of(vdev, struct brush, vdev);
	unsigned int i = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	unsigned long in = vma->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);
	unsigned long w[2];

	if (i >= ARRAY_SIZE(b->mem) || !b->mem[i])
		return -EINVAL;
	if ((in + vma_pages(vma)) << PAGE_SHIFT > resource_size(b->mem[i]))
		return -EINVAL;

	w[0] = (b->mem[i]->start >> PAGE_SHIFT) + in;
	w[1] = vma->vm_pgoff;

	if (remap_pfn_range(vma, vma->vm_start, w[0],
			    vma->vm_end - vma->vm_start, vma->vm_page_prot))
		return -EAGAIN;

	vma->vm_pgoff = w[1];
	return 0;
}

static const struct vfio_device_ops brush_ops = {
	.name = "brush",
	.mmap = brush_mmap,
};
