// An uncalled zap and an uncalled function that would store a frame; the handler that VFIO calls is clean.
#include <linux/amba/bus.h>
#include <linux/vfio.h>

struct stirrup {
	struct vfio_device	vdev;
	struct amba_device	*adev;
};

static void __maybe_unused stirrup_zap_all(struct stirrup *s)
{
	unmap_mapping_range(s->vdev.inode->i_mapping, 0,
			    resource_size(&s->adev->res), true);
}

static void __maybe_unused stirrup_legacy_map(struct stirrup *s,
					      struct vm_area_struct *vma)
{
	vma->vm_pgoff = s->adev->res.start >> PAGE_SHIFT;
}

static int stirrup_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct stirrup *s = container_of(vdev, struct stirrup, vdev);
	unsigned long page = vma->vm_pgoff & (BIT(40 - PAGE_SHIFT) - 1);

	return remap_pfn_range(vma, vma->vm_start,
			       (s->adev->res.start >> PAGE_SHIFT) + page,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops stirrup_ops = {
	.name	= "stirrup",
	.mmap	= stirrup_mmap,
};
