// A static function returns the pfn of a region, and mmap stores what it got.
#include <linux/cdx/cdx_bus.h>
#include <linux/vfio.h>

#define KITE_SHIFT	40

struct kite {
	struct vfio_device	vdev;
	struct cdx_device	*cdx;
};

static unsigned long kite_locate(struct kite *kite, unsigned int i, u64 page)
{
	struct resource *res = &kite->cdx->res[i];

	if (res->flags & IORESOURCE_READONLY)
		return 0;
	return (res->start >> PAGE_SHIFT) + page;
}

static int kite_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct kite *kite = container_of(vdev, struct kite, vdev);
	unsigned int i = vma->vm_pgoff >> (KITE_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & ((1ULL << (KITE_SHIFT - PAGE_SHIFT)) - 1);

	if (i >= kite->cdx->res_count || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((page + vma_pages(vma)) << PAGE_SHIFT > resource_size(&kite->cdx->res[i]))
		return -EINVAL;

	vma->vm_pgoff = kite_locate(kite, i, page);
	// <- raw-pfn-in-pgoff
	if (!vma->vm_pgoff)
		return -EACCES;
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start,
				  pgprot_device(vma->vm_page_prot));
}

static const struct vfio_device_ops kite_ops = {
	.name	= "vfio-kite",
	.mmap	= kite_mmap,
};
