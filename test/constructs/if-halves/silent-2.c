// Two halves: one leaves the vma alone, the other writes the file page anew; the frame is used below in both.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct trough {
	struct vfio_device vdev;
	struct resource *res;
};

static int trough_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct trough *t = container_of(vdev, struct trough, vdev);
	unsigned long idx = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	unsigned long rel = vma->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);
	unsigned long pfn;

	if (idx || rel + vma_pages(vma) > resource_size(t->res) >> PAGE_SHIFT)
		return -EINVAL;

#ifdef CONFIG_64BIT
	pfn = (t->res->start >> PAGE_SHIFT) + rel;
#else
	pfn = (unsigned long)(t->res->start >> PAGE_SHIFT) + rel;
	vma->vm_pgoff = (idx << (40 - PAGE_SHIFT)) + rel;
#endif
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops trough_ops = {
	.name = "trough",
	.mmap = trough_mmap,
};
