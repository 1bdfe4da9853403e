// The pointer is a member that probe fills; the mmap calls it through a local copy.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct heron {
	struct vfio_device	vdev;
	struct resource		*res;
	struct {
		int (*map)(struct heron *h, struct vm_area_struct *vma,
			   unsigned long page);
		int (*sync)(struct heron *h);
	} cb;
};

static int heron_map_wide(struct heron *h, struct vm_area_struct *vma,
			  unsigned long page)
{
	unsigned long len = vma->vm_end - vma->vm_start;

	vma->vm_pgoff = page + PHYS_PFN(h->res->start);
	// <- warning raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, len,
				  pgprot_writecombine(vma->vm_page_prot));
}

static int heron_sync(struct heron *h)
{
	return 0;
}

static int heron_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct heron *h = container_of(vdev, struct heron, vdev);
	typeof(h->cb.map) map = h->cb.map;
	unsigned long page = vma->vm_pgoff & (BIT(40 - PAGE_SHIFT) - 1);

	if (!map)
		return -EOPNOTSUPP;
	return h->cb.sync(h) ?: map(h, vma, page);
}

static const struct vfio_device_ops heron_ops = {
	.name	= "heron",
	.mmap	= heron_mmap,
};

static int heron_probe(struct platform_device *pdev)
{
	struct heron *h = vfio_alloc_device(heron, vdev, &pdev->dev, &heron_ops);

	if (IS_ERR(h))
		return PTR_ERR(h);
	h->res = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	h->cb.map = heron_map_wide;
	h->cb.sync = heron_sync;
	return vfio_register_group_dev(&h->vdev);
}
