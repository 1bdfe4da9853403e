// The ioctl's reset path zaps the whole region range by offset, and mmap stored a frame: an error.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct forge {
	struct vfio_device	vdev;
	struct resource		*mem;
	struct mutex		lock;
};

static void forge_zap(struct forge *f)
{
	lockdep_assert_held(&f->lock);
	unmap_mapping_range(f->vdev.inode->i_mapping, 0,
			    resource_size(f->mem), true);
}

static int forge_reset(struct forge *f)
{
	mutex_lock(&f->lock);
	forge_zap(f);
	mutex_unlock(&f->lock);
	return 0;
}

static long forge_ioctl(struct vfio_device *vdev, unsigned int cmd,
			unsigned long arg)
{
	struct forge *f = container_of(vdev, struct forge, vdev);

	return cmd == VFIO_DEVICE_RESET ? forge_reset(f) : -ENOTTY;
}

static int forge_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct forge *f = container_of(vdev, struct forge, vdev);
	unsigned long page = vma->vm_pgoff & (BIT(40 - PAGE_SHIFT) - 1);

	if (vma->vm_pgoff >> (40 - PAGE_SHIFT))
		return -EINVAL;

	vma->vm_pgoff = (f->mem->start >> PAGE_SHIFT) + page;
	// <- error raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops forge_ops = {
	.name	= "forge",
	.ioctl	= forge_ioctl,
	.mmap	= forge_mmap,
};
