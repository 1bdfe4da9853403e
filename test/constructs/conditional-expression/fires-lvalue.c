// The conditional chooses between two resources; the address operator and the arrow hide the pfn behind it.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct sofa {
	struct vfio_device vdev;
	struct resource seat, back;
};

static int sofa_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sofa *sofa = container_of(vdev, struct sofa, vdev);
	bool upper = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	size_t len = vma->vm_end - vma->vm_start;

	if (len > resource_size(upper ? &sofa->back : &sofa->seat))
		return -EINVAL;

	vma->vm_pgoff = (upper ? &sofa->back : &sofa->seat)->start >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, len,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops sofa_ops = {
	.name = "vfio-sofa",
	.mmap = sofa_mmap,
};
