// sg_phys() goes to the remap call piece by piece; sg lengths in pages move the encoded page that is stored at the end.
#include <linux/scatterlist.h>
#include <linux/vfio.h>

struct granite {
	struct vfio_device vdev;
	struct sg_table sgt;
	unsigned int lead_in;
};

static int granite_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct granite *g = container_of(vdev, struct granite, vdev);
	unsigned long uaddr = vma->vm_start;
	struct scatterlist *sg;
	int i, ret;

	if (vma->vm_pgoff)
		return -EINVAL;
	for_each_sgtable_sg(&g->sgt, sg, i) {
		if (i < g->lead_in) {
			vma->vm_pgoff += sg->length >> PAGE_SHIFT;
			continue;
		}
		if (uaddr + sg->length > vma->vm_end)
			break;
		ret = remap_pfn_range(vma, uaddr, sg_phys(sg) / PAGE_SIZE, sg->length,
				      vma->vm_page_prot);
		if (ret)
			return ret;
		uaddr += sg->length;
	}
	return 0;
}

static const struct vfio_device_ops granite_ops = {
	.name = "granite",
	.mmap = granite_mmap,
};
