// An #if cuts a statement and a condition in two.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct mortar {
	struct vfio_device vdev;
	struct resource *res;
#ifdef CONFIG_MORTAR_CARVEOUT
	phys_addr_t carveout;
#endif
};

static int mortar_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mortar *m = container_of(vdev, struct mortar, vdev);
	phys_addr_t start = m->res->start;

	if (vma_pages(vma) > resource_size(m->res) >> PAGE_SHIFT
#ifdef CONFIG_MORTAR_CARVEOUT
	    && !m->carveout
#endif
	   )
		return -EINVAL;

	vma->vm_pgoff =
	// <- raw-pfn-in-pgoff
#ifdef CONFIG_PPC
		start >> PAGE_SHIFT;
#else
		__phys_to_pfn(start);
#endif
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops mortar_ops = {
	.name = "mortar",
	.mmap = mortar_mmap,
};
