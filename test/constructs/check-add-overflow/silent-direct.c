// The overflow helper writes into the vma, but what it adds is a length in pages to the vma's own offset.
#include <linux/overflow.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct quay {
	struct vfio_device	vdev;
	struct resource		*res;
	bool			upper;
};

static int quay_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct quay *quay = container_of(vdev, struct quay, vdev);
	unsigned long half = resource_size(quay->res) / 2 / PAGE_SIZE;
	unsigned long first = quay->res->start >> PAGE_SHIFT;
	unsigned long want = vma->vm_pgoff;

	if (want + vma_pages(vma) > half)
		return -ENXIO;
	if (quay->upper) {
		if (check_add_overflow(want, half, &vma->vm_pgoff))
			return -EOVERFLOW;
		first += half;
	}

	return remap_pfn_range(vma, vma->vm_start, first + want,
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
