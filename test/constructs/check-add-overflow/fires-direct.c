// The overflow helper writes its sum right into the vma.
#include <linux/overflow.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct quay {
	struct vfio_device	vdev;
	struct resource		*res;
};

static int quay_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct quay *quay = container_of(vdev, struct quay, vdev);
	unsigned long want = vma->vm_pgoff;
	unsigned long first = quay->res->start >> PAGE_SHIFT;

	if (want + vma_pages(vma) > resource_size(quay->res) >> PAGE_SHIFT)
		return -ENXIO;
	if (check_add_overflow(first, want, &vma->vm_pgoff))
	// <- raw-pfn-in-pgoff
		return -EOVERFLOW;

	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops quay_ops = {
	.name	= "vfio-quay",
	.mmap	= quay_mmap,
};

static int quay_probe(struct platform_device *pdev)
{
	struct quay *quay = vfio_alloc_device(quay, vdev, &pdev->dev, &quay_ops);

	if (IS_ERR(quay))
		return PTR_ERR(quay);
	quay->res = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	return vfio_register_group_dev(&quay->vdev);
}
