// mmap stores the frame, a helper installs vm_ops, and the fault handler reads vm_pgoff as that frame.
#include <linux/cdx/cdx_bus.h>
#include <linux/vfio.h>

struct reel {
	struct vfio_device	vdev;
	struct cdx_device	*cdx;
};

static vm_fault_t reel_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct reel_vm_ops = {
	.fault = reel_fault,
};

static void reel_prepare(struct vm_area_struct *vma, void *priv)
{
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_private_data = priv;
	vma->vm_ops = &reel_vm_ops;
}

static int reel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct reel *r = container_of(vdev, struct reel, vdev);
	unsigned int nr = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	struct resource *res;

	if (nr >= r->cdx->res_count)
		return -EINVAL;

	res = &r->cdx->res[nr];
	reel_prepare(vma, r);
	vma->vm_pgoff = (vma->vm_pgoff & (BIT(40 - PAGE_SHIFT) - 1)) +
	// <- warning raw-pfn-in-pgoff
			(res->start >> PAGE_SHIFT);
	return 0;
}

static const struct vfio_device_ops reel_ops = {
	.name	= "reel",
	.mmap	= reel_mmap,
};
