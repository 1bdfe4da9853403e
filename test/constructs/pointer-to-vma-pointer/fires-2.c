// A helper gets struct vm_area_struct ** and writes through both stars.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct ladle {
	struct vfio_device vdev;
	struct resource *res;
};

static int ladle_prepare(struct ladle *ladle, struct vm_area_struct **vmap)
{
	if (!*vmap || vma_pages(*vmap) > resource_size(ladle->res) >> PAGE_SHIFT)
		return -EINVAL;

	(*vmap)->vm_page_prot = pgprot_noncached((*vmap)->vm_page_prot);
	(*vmap)->vm_pgoff = ladle->res->start >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return 0;
}

static int ladle_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ladle *ladle = container_of(vdev, struct ladle, vdev);
	int ret = ladle_prepare(ladle, &vma);

	if (ret)
		return ret;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops ladle_ops = {
	.name = "ladle",
	.mmap = ladle_mmap,
};
