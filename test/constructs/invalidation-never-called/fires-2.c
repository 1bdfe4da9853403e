// A zap by region offset exists as a static function that nothing calls: the store stays a warning.
#include <linux/amba/bus.h>
#include <linux/vfio.h>

struct saddle {
	struct vfio_device	vdev;
	struct amba_device	*adev;
};

static void __maybe_unused saddle_zap_all(struct saddle *s)
{
	/* for the coming reset support */
	unmap_mapping_range(s->vdev.inode->i_mapping, 0,
			    resource_size(&s->adev->res), true);
}

static void saddle_close(struct vfio_device *vdev)
{
	struct saddle *s = container_of(vdev, struct saddle, vdev);

	amba_release_regions(s->adev);
}

static int saddle_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct saddle *s = container_of(vdev, struct saddle, vdev);
	phys_addr_t base = s->adev->res.start;

	if (vma->vm_pgoff)
		return -EINVAL;
	vma->vm_pgoff = base / PAGE_SIZE;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops saddle_ops = {
	.name		= "saddle",
	.close_device	= saddle_close,
	.mmap		= saddle_mmap,
};
