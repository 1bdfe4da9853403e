#include <linux/vfio.h>
struct reg { phys_addr_t addr; };
struct dv { struct vfio_device vdev; struct reg *r; struct vm_area_struct *last; };
static void op(struct vm_area_struct *vma)
{
	struct dv *d = vma->vm_private_data;

	d->last = vma;
}
static const struct vm_operations_struct vo = { .open = op };
static int d_mmap(struct vfio_device *vd, struct vm_area_struct *vma)
{
	struct dv *d = container_of(vd, struct dv, vdev);
	unsigned long pfn = PHYS_PFN(d->r[0].addr);

	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &vo;
	return remap_pfn_range(vma, vma->vm_start, pfn, PAGE_SIZE, vma->vm_page_prot);
}
static const struct vfio_device_ops x = { .mmap = d_mmap };
