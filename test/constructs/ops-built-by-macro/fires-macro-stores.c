// Function-like macro that defines handler and table together; a second macro does the store where it is invoked.
#include <linux/fsl/mc.h>
#include <linux/vfio.h>

#define MOTH_SET_FRAME(_vma, _phys, _page)				\
	do {								\
		(_vma)->vm_pgoff = ((_phys) >> PAGE_SHIFT) + (_page);	\
	} while (0)

#define DECLARE_MOTH_OPS(_ops, _label, ...)				\
	static const struct vfio_device_ops _ops = {			\
		.name = _label,						\
		__VA_ARGS__						\
	}

struct moth {
	struct vfio_device	vdev;
	struct fsl_mc_device	*mc;
};

static int moth_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct moth *m = container_of(vdev, struct moth, vdev);
	unsigned long index = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	unsigned long page = vma->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);

	if (index >= m->mc->obj_desc.region_count)
		return -EINVAL;

	MOTH_SET_FRAME(vma, m->mc->regions[index].start, page);
	// <- warning raw-pfn-in-pgoff

	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start,
			       pgprot_noncached(vma->vm_page_prot));
}

DECLARE_MOTH_OPS(moth_ops, "vfio-moth", .mmap = moth_mmap);
