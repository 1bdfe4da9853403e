// The #if 0 takes the early return away, so the store behind it is live.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct moth {
	struct vfio_device vdev;
	struct resource *res;
};

static int moth_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct moth *m = container_of(vdev, struct moth, vdev);
	unsigned long pfn = m->res->start >> PAGE_SHIFT;
	int ret;

	ret = remap_pfn_range(vma, vma->vm_start, pfn,
			      vma->vm_end - vma->vm_start, vma->vm_page_prot);
#if 0
	return ret;
#endif
	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
	return ret;
}

static const struct vfio_device_ops moth_ops = {
	.name = "moth",
	.mmap = moth_mmap,
};
