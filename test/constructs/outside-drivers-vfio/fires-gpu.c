// A virtual GPU outside drivers/vfio, with types of its own.
#include <linux/vfio.h>
#include <drm/drm_device.h>

struct glow_vgpu {
	struct vfio_device vfio_device;
	struct glow_gpu *gpu;
	phys_addr_t aperture;
};

#define vfio_dev_to_vgpu(v) container_of((v), struct glow_vgpu, vfio_device)

static int glow_vgpu_mmap(struct vfio_device *vfio_dev, struct vm_area_struct *vma)
{
	struct glow_vgpu *vgpu = vfio_dev_to_vgpu(vfio_dev);
	unsigned long req_size, pgoff;

	pgoff = vma->vm_pgoff & ((1U << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	req_size = vma->vm_end - vma->vm_start;
	vma->vm_pgoff = (vgpu->aperture >> PAGE_SHIFT) + pgoff;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, req_size, vma->vm_page_prot);
}

static const struct vfio_device_ops glow_vfio_ops = {
	.init = glow_vgpu_init,
	.mmap = glow_vgpu_mmap,
};
