// The #if cuts the remap call in two; the frame is an argument in both halves and the vma is not written.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct mortar {
	struct vfio_device vdev;
	struct resource *res;
};

static int mortar_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mortar *m = container_of(vdev, struct mortar, vdev);
	unsigned long vm_pgoff =
#ifdef CONFIG_PPC
		m->res->start >> PAGE_SHIFT;
#else
		__phys_to_pfn(m->res->start);
#endif

	if (vma->vm_pgoff >> (40 - PAGE_SHIFT))
		return -EINVAL;
	vm_pgoff += vma->vm_pgoff;

#ifdef CONFIG_MORTAR_IO
	return io_remap_pfn_range(vma,
#else
	return remap_pfn_range(vma,
#endif
			       vma->vm_start, vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops mortar_ops = {
	.name = "mortar",
	.mmap = mortar_mmap,
};
