// The struct that the helper fills holds a pfn and the page of the file; the latter goes back into the vma.
#include <linux/fsl/mc.h>
#include <linux/vfio.h>

struct ferry_span {
	unsigned long	first;
	unsigned long	file;
	unsigned long	count;
};

struct ferry {
	struct vfio_device	vdev;
	struct fsl_mc_device	*mc;
};

static bool ferry_span(struct ferry *ferry, unsigned int i, struct ferry_span *span)
{
	struct resource *dock;

	if (i >= ferry->mc->obj_desc.region_count)
		return false;
	dock = &ferry->mc->regions[i];
	*span = (struct ferry_span) {
		.count	= PHYS_PFN(resource_size(dock)),
		.first	= PHYS_PFN(dock->start),
		.file	= (u64)i << (40 - PAGE_SHIFT),
	};
	return true;
}

static int ferry_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ferry *ferry = container_of(vdev, struct ferry, vdev);
	struct ferry_span span;

	if (!ferry_span(ferry, vma->vm_pgoff >> (40 - PAGE_SHIFT), &span))
		return -EINVAL;
	if (vma_pages(vma) > span.count)
		return -EINVAL;

	/* only whole regions: round the user's offset down to the region */
	vma->vm_pgoff = span.file;
	return remap_pfn_range(vma, vma->vm_start, span.first,
			       vma_pages(vma) << PAGE_SHIFT,
			       pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops ferry_ops = {
	.name = "vfio-ferry",
	.mmap = ferry_mmap,
};
