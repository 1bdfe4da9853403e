// The store stands behind the return, and a second one behind a goto that always leaves.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct wick {
	struct vfio_device vdev;
	struct resource *res;
};

static int wick_mmap_old(struct vm_area_struct *vma, unsigned long pfn)
{
	goto out;

	vma->vm_pgoff = pfn;
out:
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int wick_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wick *w = container_of(vdev, struct wick, vdev);
	unsigned long pfn = w->res->start >> PAGE_SHIFT;

	if (vma_pages(vma) > 16)
		return -EINVAL;

	return wick_mmap_old(vma, pfn);

	vma->vm_pgoff = pfn;
	return 0;
}

static const struct vfio_device_ops wick_ops = {
	.name = "wick",
	.mmap = wick_mmap,
};
