#include <linux/vfio.h>
struct reg { phys_addr_t addr; };
struct dv { struct vfio_device vdev; struct reg *r; struct vm_area_struct *last; };
int sh_mmap(struct dv *d, struct vm_area_struct *vma)
{
	// <- error raw-pfn-in-pgoff: page@physical$
	return remap_pfn_range(vma, vma->vm_start, d->r[0].addr >> PAGE_SHIFT,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
static int a_mmap(struct vfio_device *vd, struct vm_area_struct *vma)
{
	struct dv *d = container_of(vd, struct dv, vdev);
	return sh_mmap(d, vma);
}
static const struct vfio_device_ops ao = { .mmap = a_mmap };
