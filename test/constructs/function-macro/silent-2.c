// The macro with PFN in its name gives index and page back in one word; the frame stays in the call.
#include <linux/vfio.h>
#include <linux/platform_device.h>

#define PADDLE_SHIFT		40
#define PADDLE_INDEX(pg)	((pg) >> (PADDLE_SHIFT - PAGE_SHIFT))
#define PADDLE_PAGE(pg)		((pg) & ((1UL << (PADDLE_SHIFT - PAGE_SHIFT)) - 1))
#define PADDLE_FRAME(res, pg)	(((res)->start >> PAGE_SHIFT) + PADDLE_PAGE(pg))
#define PADDLE_PFN(res, pg)	((PADDLE_INDEX(pg) << (PADDLE_SHIFT - PAGE_SHIFT)) | PADDLE_PAGE(pg))

static int paddle_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct platform_device *pdev = to_platform_device(vdev->dev);
	struct resource *res;

	res = platform_get_resource(pdev, IORESOURCE_MEM, PADDLE_INDEX(vma->vm_pgoff));
	if (!res)
		return -EINVAL;
	if (PADDLE_PAGE(vma->vm_pgoff) + vma_pages(vma) > resource_size(res) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PADDLE_PFN(res, vma->vm_pgoff);
	return remap_pfn_range(vma, vma->vm_start, PADDLE_FRAME(res, vma->vm_pgoff),
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops paddle_ops = {
	.name = "paddle",
	.mmap = paddle_mmap,
};
