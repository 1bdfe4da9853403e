// The region is assigned as a compound literal at open, its base is the physical start of the resource.
#include <linux/amba/bus.h>
#include <linux/vfio.h>

struct grape_region {
	u64 start;
	u64 size;
	u32 caps;
};

struct grape_device {
	struct vfio_device vdev;
	struct amba_device *adev;
	struct grape_region mmio;
};

static int grape_open(struct vfio_device *vdev)
{
	struct grape_device *g = container_of(vdev, struct grape_device, vdev);

	g->mmio = (struct grape_region) {
		.caps = VFIO_REGION_INFO_FLAG_MMAP,
		.start = g->adev->res.start,
		.size = resource_size(&g->adev->res),
	};
	return 0;
}

static int grape_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct grape_device *g = container_of(vdev, struct grape_device, vdev);
	unsigned long want = vma->vm_end - vma->vm_start;

	/* one region only, so the offset is the offset in it */
	if (vma->vm_pgoff + vma_pages(vma) > PFN_UP(g->mmio.size))
		return -EINVAL;

	vma->vm_pgoff += PFN_DOWN(g->mmio.start);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, want,
			       pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops grape_ops = {
	.name = "vfio-grape",
	.open_device = grape_open,
	.mmap = grape_mmap,
};
