// The helper fills a small struct of the caller's stack; one of its members is stored.
#include <linux/fsl/mc.h>
#include <linux/vfio.h>

struct ferry_span {
	unsigned long	first;
	unsigned long	count;
	pgprot_t	prot;
};

struct ferry {
	struct vfio_device	vdev;
	struct fsl_mc_device	*mc;
};

static bool ferry_span(struct ferry *ferry, struct vm_area_struct *vma,
		       struct ferry_span *span)
{
	unsigned int i = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	struct resource *dock;

	if (i >= ferry->mc->obj_desc.region_count)
		return false;
	dock = &ferry->mc->regions[i];
	*span = (struct ferry_span) {
		.first	= PHYS_PFN(dock->start),
		.count	= PHYS_PFN(resource_size(dock)),
		.prot	= pgprot_noncached(vma->vm_page_prot),
	};
	return vma_pages(vma) <= span->count;
}

static int ferry_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ferry *ferry = container_of(vdev, struct ferry, vdev);
	struct ferry_span span;

	if (!ferry_span(ferry, vma, &span))
		return -EINVAL;
	if (vma->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1))
		return -EINVAL;

	vma->vm_pgoff = span.first;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, span.first,
			       vma_pages(vma) << PAGE_SHIFT, span.prot);
}

static const struct vfio_device_ops ferry_ops = {
	.name = "vfio-ferry",
	.mmap = ferry_mmap,
};
