// The literal is replaced as a whole later on, so the base left in the field is not a physical one.
#include <linux/amba/bus.h>
#include <linux/vfio.h>

#define GRAPE_SHIFT 40

struct grape_region {
	u64 start;
	u64 size;
};

struct grape_device {
	struct vfio_device vdev;
	struct amba_device *adev;
};

static int grape_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct grape_device *g = container_of(vdev, struct grape_device, vdev);
	unsigned long want = vma->vm_end - vma->vm_start;
	unsigned long index = vma->vm_pgoff >> (GRAPE_SHIFT - PAGE_SHIFT);
	unsigned long page = vma->vm_pgoff & ((1UL << (GRAPE_SHIFT - PAGE_SHIFT)) - 1);
	struct grape_region r = {
		.start = g->adev->res.start,
		.size = resource_size(&g->adev->res),
	};
	int ret;

	if (index || page + vma_pages(vma) > r.size >> PAGE_SHIFT)
		return -EINVAL;

	ret = remap_pfn_range(vma, vma->vm_start, (r.start >> PAGE_SHIFT) + page, want,
			      pgprot_noncached(vma->vm_page_prot));
	if (ret)
		return ret;

	r = (struct grape_region) { .start = (u64)index << GRAPE_SHIFT, .size = want };
	vma->vm_pgoff = (r.start >> PAGE_SHIFT) + page;
	return 0;
}

static const struct vfio_device_ops grape_ops = {
	.name = "vfio-grape",
	.mmap = grape_mmap,
};
