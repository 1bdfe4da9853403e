#include <linux/vfio.h>
struct reg { phys_addr_t addr; };
struct dv { struct vfio_device vdev; struct reg *r; struct vm_area_struct *last; };
void reset(struct dv *d)
{
	unmap_mapping_range(d->vdev.inode->i_mapping, VFIO_PCI_INDEX_TO_OFFSET(0), VFIO_PCI_INDEX_TO_OFFSET(6), 1);
}
static vm_fault_t flt(struct vm_fault *vmf)
{
	return vmf_insert_pfn(vmf->vma, vmf->address, 7);
}
static const struct vm_operations_struct vo = { .fault = flt };
static int d_mmap(struct vfio_device *vd, struct vm_area_struct *vma)
{
	struct dv *d = container_of(vd, struct dv, vdev);
	unsigned long pfn = PHYS_PFN(d->r[0].addr);

	// <- error raw-pfn-in-pgoff: page@physical$
	if (d->last) {
		vma->vm_ops = &vo;
		return 0;
	}
	return remap_pfn_range(vma, vma->vm_start, pfn, PAGE_SIZE, vma->vm_page_prot);
}
static const struct vfio_device_ops x = { .mmap = d_mmap };
