// sg_phys() of the first entry, divided by PAGE_SIZE.
#include <linux/scatterlist.h>
#include <linux/vfio.h>

struct granite {
	struct vfio_device vdev;
	struct sg_table sgt;
};

static int granite_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct granite *g = container_of(vdev, struct granite, vdev);
	struct scatterlist *sg = g->sgt.sgl;

	if (g->sgt.nents != 1 || vma->vm_end - vma->vm_start > sg->length)
		return -EINVAL;

	vma->vm_pgoff = sg_phys(sg) / PAGE_SIZE;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, sg_phys(sg) >> PAGE_SHIFT,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops granite_ops = {
	.name = "granite",
	.mmap = granite_mmap,
};
