// A virtual GPU that maps its aperture and keeps the offset.
#include <linux/vfio.h>

struct glow_vgpu {
	struct vfio_device vfio_device;
	phys_addr_t aperture;
};

static int glow_vgpu_mmap(struct vfio_device *vfio_dev, struct vm_area_struct *vma)
{
	struct glow_vgpu *vgpu = container_of(vfio_dev, struct glow_vgpu, vfio_device);
	unsigned long pgoff = vma->vm_pgoff & ((1U << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return remap_pfn_range(vma, vma->vm_start, (vgpu->aperture >> PAGE_SHIFT) + pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops glow_vfio_ops = {
	.mmap = glow_vgpu_mmap,
};
