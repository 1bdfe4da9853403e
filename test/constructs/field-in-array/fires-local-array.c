// A local two-element array carries pfn and length from a helper that fills it through a pointer.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct brush {
	struct vfio_device vdev;
	struct resource *mem[3];
};

enum { W_PFN, W_PAGES, W_MAX };

static int brush_window(struct brush *b, unsigned int i, unsigned long *w)
{
	if (i >= ARRAY_SIZE(b->mem) || !b->mem[i])
		return -ENXIO;
	w[W_PFN] = b->mem[i]->start >> PAGE_SHIFT;
	w[W_PAGES] = resource_size(b->mem[i]) >> PAGE_SHIFT;
	return 0;
}

static int brush_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct brush *b = container_of(vdev, struct brush, vdev);
	unsigned long in = vma->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);
	unsigned long w[W_MAX] = { };
	int ret;

	ret = brush_window(b, vma->vm_pgoff >> (40 - PAGE_SHIFT), w);
	if (ret)
		return ret;
	if (in > w[W_PAGES] || vma_pages(vma) > w[W_PAGES] - in)
		return -EINVAL;

	vma->vm_pgoff = w[W_PFN] + in;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops brush_ops = {
	.name = "brush",
	.mmap = brush_mmap,
};
