// The callback that gives the stored value is registered by another module: nobody here can know.
#include <linux/module.h>
#include <linux/vfio.h>

struct ibis_backend {
	unsigned long	(*resolve)(void *priv, unsigned long pgoff);
	void		*priv;
};

struct ibis {
	struct vfio_device	vdev;
	phys_addr_t		phys;
	struct ibis_backend	*be;
};

int ibis_set_backend(struct ibis *ib, struct ibis_backend *be)
{
	if (ib->be)
		return -EBUSY;
	ib->be = be;
	return 0;
}
EXPORT_SYMBOL_GPL(ibis_set_backend);

static int ibis_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ibis *ib = container_of(vdev, struct ibis, vdev);
	unsigned long pfn = ib->phys >> PAGE_SHIFT;

	if (ib->be)
		vma->vm_pgoff = ib->be->resolve(ib->be->priv, vma->vm_pgoff);

	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops ibis_ops = {
	.name	= "ibis",
	.mmap	= ibis_mmap,
};
