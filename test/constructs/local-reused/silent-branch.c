// The local holds a pfn on every branch, and every branch replaces it before the store: by the saved offset or by a stranger's answer.
#include <linux/amba/bus.h>
#include <linux/vfio.h>

#define TEAPOT_SHIFT	40

struct teapot {
	struct vfio_device vdev;
	struct amba_device *adev;
	bool		paged;
};

/* teapot-alias.ko */
extern unsigned long teapot_alias_page(struct teapot *pot, unsigned long pgoff);

static int teapot_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct teapot *pot = container_of(vdev, struct teapot, vdev);
	struct resource *res = &pot->adev->res;
	const unsigned long asked = vma->vm_pgoff;
	unsigned long pgoff = asked;
	int ret;

	if (pgoff >> (TEAPOT_SHIFT - PAGE_SHIFT))
		return -EINVAL;
	if (pgoff + vma_pages(vma) > resource_size(res) >> PAGE_SHIFT)
		return -EINVAL;

	pgoff += res->start >> PAGE_SHIFT;
	ret = io_remap_pfn_range(vma, vma->vm_start, pgoff,
				 vma->vm_end - vma->vm_start, vma->vm_page_prot);
	if (ret)
		return ret;

	if (pot->paged)
		pgoff = teapot_alias_page(pot, asked);
	else
		pgoff = asked;
	vma->vm_pgoff = pgoff;
	return 0;
}

static const struct vfio_device_ops teapot_ops = {
	.name	= "vfio-teapot",
	.mmap	= teapot_mmap,
};
