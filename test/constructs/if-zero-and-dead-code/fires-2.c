// The #if 0 has an #else, which is what is compiled.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct ghost {
	struct vfio_device vdev;
	struct resource *res;
};

static int ghost_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ghost *g = container_of(vdev, struct ghost, vdev);
	unsigned long pfn = g->res->start >> PAGE_SHIFT;

	if (vma_pages(vma) > resource_size(g->res) >> PAGE_SHIFT)
		return -EINVAL;

#if 0
	vma->vm_pgoff = (vma->vm_pgoff >> 28 << 28) | pfn;
#else
	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
#endif
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops ghost_ops = {
	.name = "ghost",
	.mmap = ghost_mmap,
};
