// virt_to_pfn(), and for the vmalloc part vmalloc_to_pfn(), each stored on its own branch.
#include <linux/mm.h>
#include <linux/vfio.h>
#include <linux/vmalloc.h>

struct marble {
	struct vfio_device vdev;
	void *vein;
};

static int marble_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct marble *m = container_of(vdev, struct marble, vdev);

	if (vma_pages(vma) != 1)
		return -EINVAL;

	if (is_vmalloc_addr(m->vein))
		vma->vm_pgoff = vmalloc_to_pfn(m->vein);
		// <- raw-pfn-in-pgoff
	else
		vma->vm_pgoff = virt_to_pfn(m->vein);
		// <- raw-pfn-in-pgoff

	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops marble_ops = {
	.name = "marble",
	.mmap = marble_mmap,
};
