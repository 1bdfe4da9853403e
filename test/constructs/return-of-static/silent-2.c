// Of two static functions the one with pfn in its name returns an encoded page, and that one is stored.
#include <linux/cdx/cdx_bus.h>
#include <linux/vfio.h>

#define KITE_SHIFT	40

struct kite {
	struct vfio_device	vdev;
	struct cdx_device	*cdx;
};

static unsigned long kite_locate(struct kite *kite, unsigned int i, u64 page)
{
	return (kite->cdx->res[i].start >> PAGE_SHIFT) + page;
}

/* "pfn" as the user counts: pages of the device file */
static unsigned long kite_file_pfn(unsigned int i, u64 page)
{
	u64 off = ((u64)i << KITE_SHIFT) + (page << PAGE_SHIFT);

	return off >> PAGE_SHIFT;
}

static int kite_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct kite *kite = container_of(vdev, struct kite, vdev);
	unsigned int i = vma->vm_pgoff >> (KITE_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & ((1ULL << (KITE_SHIFT - PAGE_SHIFT)) - 1);
	unsigned long pfn;

	if (i >= kite->cdx->res_count || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((page + vma_pages(vma)) << PAGE_SHIFT > resource_size(&kite->cdx->res[i]))
		return -EINVAL;

	pfn = kite_file_pfn(i, page);
	vma->vm_pgoff = pfn;
	pfn = kite_locate(kite, i, page);
	return io_remap_pfn_range(vma, vma->vm_start, pfn,
				  vma->vm_end - vma->vm_start,
				  pgprot_device(vma->vm_page_prot));
}

static const struct vfio_device_ops kite_ops = {
	.name	= "vfio-kite",
	.mmap	= kite_mmap,
};
