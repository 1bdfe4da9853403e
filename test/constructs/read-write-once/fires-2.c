// WRITE_ONCE() puts a pfn that READ_ONCE() took from the device struct into the vma.
#include <linux/compiler.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct beacon {
	struct vfio_device vdev;
	unsigned long flame;
	unsigned long pages;
};

static int beacon_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct beacon *beacon = container_of(vdev, struct beacon, vdev);
	unsigned long flame = READ_ONCE(beacon->flame);

	if (vma_pages(vma) > beacon->pages)
		return -EINVAL;

	WRITE_ONCE(vma->vm_pgoff, flame);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, READ_ONCE(vma->vm_pgoff),
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops beacon_ops = {
	.name	= "vfio-beacon",
	.mmap	= beacon_mmap,
};

static int beacon_probe(struct platform_device *pdev)
{
	struct resource *res = platform_get_resource(pdev, IORESOURCE_MEM, 0);
	struct beacon *beacon = vfio_alloc_device(beacon, vdev, &pdev->dev, &beacon_ops);

	if (IS_ERR(beacon))
		return PTR_ERR(beacon);
	beacon->pages = resource_size(res) >> PAGE_SHIFT;
	WRITE_ONCE(beacon->flame, res->start >> PAGE_SHIFT);
	return vfio_register_group_dev(&beacon->vdev);
}
