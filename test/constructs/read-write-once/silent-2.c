// WRITE_ONCE() puts the pfn into the device struct and the vma's own page, read once, back into the vma.
#include <linux/compiler.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct beacon {
	struct vfio_device vdev;
	unsigned long flame;
	unsigned long vm_pgoff;
	struct resource *res;
};

static int beacon_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct beacon *beacon = container_of(vdev, struct beacon, vdev);
	unsigned long pgoff = READ_ONCE(vma->vm_pgoff);

	if (pgoff || vma_pages(vma) > resource_size(beacon->res) >> PAGE_SHIFT)
		return -EINVAL;

	WRITE_ONCE(beacon->flame, beacon->res->start >> PAGE_SHIFT);
	WRITE_ONCE(beacon->vm_pgoff, beacon->flame);
	WRITE_ONCE(vma->vm_pgoff, pgoff);
	return remap_pfn_range(vma, vma->vm_start, READ_ONCE(beacon->vm_pgoff),
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops beacon_ops = {
	.name	= "vfio-beacon",
	.mmap	= beacon_mmap,
};
