// The inline accessors give the pfn for the remap call and, in another one, the encoded page for the vma.
#include <linux/mdev.h>
#include <linux/vfio.h>

#define LOOM_PAGES_PER_REGION	(1UL << (40 - PAGE_SHIFT))

struct loom {
	struct vfio_device vdev;
	void *cloth;
	size_t cloth_len;
};

static __always_inline unsigned long loom_cloth_page(const struct loom *loom)
{
	return virt_to_phys(loom->cloth) >> PAGE_SHIFT;
}

static inline pgoff_t loom_vma_page(unsigned int region, pgoff_t n)
{
	return region * LOOM_PAGES_PER_REGION + n;
}

static int loom_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct loom *loom = container_of(vdev, struct loom, vdev);
	pgoff_t n = vma->vm_pgoff % LOOM_PAGES_PER_REGION;

	if (vma->vm_pgoff / LOOM_PAGES_PER_REGION != 1)
		return -EINVAL;
	if ((n + vma_pages(vma)) << PAGE_SHIFT > loom->cloth_len)
		return -EINVAL;

	vma->vm_pgoff = loom_vma_page(1, n);
	return remap_pfn_range(vma, vma->vm_start, loom_cloth_page(loom) + n,
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
