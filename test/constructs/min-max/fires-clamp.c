// max_t() on byte addresses and clamp() on frames, both pass a physical value on.
#include <linux/minmax.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

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
	unsigned long tip = lo + (vma->vm_pgoff & 0xfff);

	if (vma_pages(vma) > 1)
		return -EINVAL;

	vma->vm_pgoff = clamp(tip, lo, hi - 1);
	// <- raw-pfn-in-pgoff
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops caliper_ops = {
	.name = "vfio-caliper",
	.mmap = caliper_mmap,
};
