// A static __always_inline accessor of the same file returns the pfn, wrapped in another one.
#include <linux/mdev.h>
#include <linux/vfio.h>

struct loom {
	struct vfio_device vdev;
	void *cloth;
	size_t cloth_len;
};

static __always_inline phys_addr_t loom_cloth_phys(const struct loom *loom)
{
	return virt_to_phys(loom->cloth);
}

static inline unsigned long loom_cloth_page(const struct loom *loom, pgoff_t n)
{
	return (loom_cloth_phys(loom) + (n << PAGE_SHIFT)) >> PAGE_SHIFT;
}

static int loom_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct loom *loom = container_of(vdev, struct loom, vdev);

	if (vma->vm_pgoff || vma->vm_end - vma->vm_start > loom->cloth_len)
		return -EINVAL;

	vma->vm_pgoff = loom_cloth_page(loom, 0);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, loom_cloth_page(loom, 0),
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int loom_init_dev(struct vfio_device *vdev)
{
	struct loom *loom = container_of(vdev, struct loom, vdev);

	loom->cloth_len = SZ_256K;
	loom->cloth = (void *)__get_free_pages(GFP_KERNEL | __GFP_ZERO,
					       get_order(loom->cloth_len));
	return loom->cloth ? 0 : -ENOMEM;
}

static const struct vfio_device_ops loom_dev_ops = {
	.init	= loom_init_dev,
	.mmap	= loom_mmap,
};
