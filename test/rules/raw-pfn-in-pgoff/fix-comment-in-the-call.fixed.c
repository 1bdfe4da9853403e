#include <linux/vfio.h>
struct reg { phys_addr_t addr; };
struct dv { struct vfio_device vdev; struct reg *r; struct vm_area_struct *last; };
static int d_mmap(struct vfio_device *vd, struct vm_area_struct *vma)
{
	struct dv *d = container_of(vd, struct dv, vdev);
	unsigned long pfn;

	pfn = d->r[0].addr >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, pfn, /* the pfn */
				  vma->vm_end - vma->vm_start, // size
				  vma->vm_page_prot);
}
static const struct vfio_device_ops x = { .mmap = d_mmap };
