#include <linux/platform_device.h>
#include <linux/vfio.h>

struct sedge {
	struct vfio_device vdev;
	struct resource *res;
};

static int sedge_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sedge *sedge = container_of(vdev, struct sedge, vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_pgoff = sedge->res->start >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops sedge_ops = {
	.name = "sedge",
	.mmap = sedge_mmap,
};
