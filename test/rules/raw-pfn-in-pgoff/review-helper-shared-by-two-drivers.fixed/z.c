#include <linux/vfio.h>
struct reg { phys_addr_t addr; };
struct dv { struct vfio_device vdev; struct reg *r; struct vm_area_struct *last; };
void z_reset(struct dv *d)
{
	unmap_mapping_range(d->vdev.inode->i_mapping, VFIO_PCI_INDEX_TO_OFFSET(0), VFIO_PCI_INDEX_TO_OFFSET(6), 1);
}
static int z_mmap(struct vfio_device *vd, struct vm_area_struct *vma)
{
	struct dv *d = container_of(vd, struct dv, vdev);
	return sh_mmap(d, vma);
}
static const struct vfio_device_ops zo = { .mmap = z_mmap };
