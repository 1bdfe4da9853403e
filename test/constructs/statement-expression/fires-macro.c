// A macro of the driver is a statement expression that bounds the page and yields the frame.
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define garlic_clove(g, n) ({						\
	struct resource *__res = (g)->bulb;				\
	unsigned long __n = (n);					\
									\
	if (__n >= resource_size(__res) >> PAGE_SHIFT)			\
		__n = 0;						\
	(__res->start >> PAGE_SHIFT) + __n;				\
})

struct garlic {
	struct vfio_device vdev;
	struct resource *bulb;
};

static int garlic_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct garlic *g = container_of(vdev, struct garlic, vdev);
	unsigned long page = vma->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);

	if (vma_pages(vma) != 1)
		return -EINVAL;
	vma->vm_pgoff = garlic_clove(g, page);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, garlic_clove(g, page), PAGE_SIZE,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops garlic_ops = {
	.name = "vfio-garlic",
	.mmap = garlic_mmap,
};
