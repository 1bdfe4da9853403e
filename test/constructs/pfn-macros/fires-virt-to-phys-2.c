// virt_to_phys() >> PAGE_SHIFT of a buffer of the driver, without any address in a struct.
#include <linux/mdev.h>
#include <linux/vfio.h>
#include <asm/io.h>

static u8 *basalt_shared;

static int basalt_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	size_t len = vma->vm_end - vma->vm_start;

	if (vma->vm_pgoff || len > SZ_16K)
		return -EINVAL;

	vma->vm_pgoff = virt_to_phys(basalt_shared) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, len,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops basalt_ops = {
	.name = "basalt",
	.mmap = basalt_mmap,
};

static int __init basalt_init(void)
{
	basalt_shared = alloc_pages_exact(SZ_16K, GFP_KERNEL | __GFP_ZERO);
	return basalt_shared ? 0 : -ENOMEM;
}
