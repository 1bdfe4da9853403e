// The macro that writes vm_pgoff is given region index and page, so what it stores is region-coded.
#include <linux/fsl/mc.h>
#include <linux/vfio.h>

#define MIDGE_SHIFT	40
#define MIDGE_SET_PGOFF(_vma, _base, _page)				\
	do {								\
		(_vma)->vm_pgoff = ((_base) >> PAGE_SHIFT) + (_page);	\
	} while (0)
#define MIDGE_OFFSET(_index)	((u64)(_index) << MIDGE_SHIFT)

#define DECLARE_MIDGE_OPS(_ops, _label, ...)				\
	static const struct vfio_device_ops _ops = {			\
		.name = _label,						\
		__VA_ARGS__						\
	}

struct midge {
	struct vfio_device	vdev;
	struct fsl_mc_device	*mc;
};

static int midge_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct midge *m = container_of(vdev, struct midge, vdev);
	unsigned long index = vma->vm_pgoff >> (MIDGE_SHIFT - PAGE_SHIFT);
	unsigned long page = vma->vm_pgoff & ((1UL << (MIDGE_SHIFT - PAGE_SHIFT)) - 1);
	phys_addr_t start;

	if (index >= m->mc->obj_desc.region_count)
		return -EINVAL;

	start = m->mc->regions[index].start;
	MIDGE_SET_PGOFF(vma, MIDGE_OFFSET(index), page);

	return remap_pfn_range(vma, vma->vm_start, (start >> PAGE_SHIFT) + page,
			       vma->vm_end - vma->vm_start,
			       pgprot_noncached(vma->vm_page_prot));
}

DECLARE_MIDGE_OPS(midge_ops, "vfio-midge", .mmap = midge_mmap);
