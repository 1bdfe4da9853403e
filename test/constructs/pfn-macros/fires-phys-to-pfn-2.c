// __phys_to_pfn() of an ARM driver, on an address that of_address_to_resource() fetched.
#include <linux/of_address.h>
#include <linux/vfio.h>

struct shale {
	struct vfio_device vdev;
	struct device_node *np;
};

static int shale_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct shale *shale = container_of(vdev, struct shale, vdev);
	struct resource layer;
	int ret;

	ret = of_address_to_resource(shale->np, vma->vm_pgoff >> (40 - PAGE_SHIFT), &layer);
	if (ret)
		return ret;
	if (vma->vm_end - vma->vm_start > resource_size(&layer))
		return -EINVAL;

	vma->vm_pgoff = __phys_to_pfn(layer.start);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, __phys_to_pfn(layer.start),
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops shale_ops = {
	.name = "vfio-shale",
	.mmap = shale_mmap,
};
