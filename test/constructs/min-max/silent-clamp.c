// clamp() bounds two pages of the device file; the frames that are clamped beside go to the remap call.
#include <linux/minmax.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define CALIPER_PAGE(i, n)	(((unsigned long)(i) << (40 - PAGE_SHIFT)) + (n))

struct caliper {
	struct vfio_device vdev;
	struct resource *jaw[2];
};

static int caliper_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct caliper *c = container_of(vdev, struct caliper, vdev);
	phys_addr_t base = max_t(phys_addr_t, c->jaw[0]->start, c->jaw[1]->start);
	unsigned long lo = base >> PAGE_SHIFT;
	unsigned long hi = (base + SZ_1M) >> PAGE_SHIFT;
	unsigned long tip = clamp(lo + (vma->vm_pgoff & 0xfff), lo, hi - 1);

	if (vma_pages(vma) > 1)
		return -EINVAL;

	vma->vm_pgoff = clamp(vma->vm_pgoff, CALIPER_PAGE(1, 0), CALIPER_PAGE(1, hi - lo - 1));
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	return io_remap_pfn_range(vma, vma->vm_start, tip, PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops caliper_ops = {
	.name = "vfio-caliper",
	.mmap = caliper_mmap,
};
