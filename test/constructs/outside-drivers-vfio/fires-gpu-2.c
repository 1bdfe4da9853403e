// A vGPU in a graphics driver: the aperture's slice is written to vm_pgoff before the remap.
#include <linux/mdev.h>
#include <linux/vfio.h>
#include <drm/drm_device.h>

#define MURAL_REGION(pgoff)	((pgoff) >> (40 - PAGE_SHIFT))

struct mural_vgpu {
	struct vfio_device	vfio_device;
	struct drm_device	*drm;
	struct {
		u64	low_gm_offset;
		u64	low_gm_size;
	} fence;
	struct resource		*aperture;
};

#define vfio_dev_to_vgpu(d)	container_of((d), struct mural_vgpu, vfio_device)

static int mural_vgpu_mmap(struct vfio_device *vfio_dev,
			   struct vm_area_struct *vma)
{
	struct mural_vgpu *vgpu = vfio_dev_to_vgpu(vfio_dev);
	u64 req_start, pgoff;
	pgprot_t pg_prot = vma->vm_page_prot;

	if (MURAL_REGION(vma->vm_pgoff) != VFIO_PCI_BAR2_REGION_INDEX)
		return -EINVAL;
	if (vma->vm_end < vma->vm_start)
		return -EINVAL;

	pgoff = vma->vm_pgoff & ((1U << (40 - PAGE_SHIFT)) - 1);
	req_start = pgoff << PAGE_SHIFT;
	if (req_start < vgpu->fence.low_gm_offset ||
	    req_start >= vgpu->fence.low_gm_offset + vgpu->fence.low_gm_size)
		return -EINVAL;

	vma->vm_pgoff = (vgpu->aperture->start >> PAGE_SHIFT) + pgoff;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, pg_prot);
}

static const struct vfio_device_ops mural_vgpu_dev_ops = {
	.mmap	= mural_vgpu_mmap,
};

static struct mdev_driver mural_vgpu_mdev_driver = {
	.device_api	= VFIO_DEVICE_API_PCI_STRING,
	.driver		= { .name = "mural_mdev" },
};
