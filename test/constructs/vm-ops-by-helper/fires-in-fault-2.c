// The store itself is in the fault handler, which a two-step helper installs.
#include <linux/vfio.h>
#include <linux/mm.h>

struct loom {
	struct vfio_device	vdev;
	struct page		**pages;
	unsigned long		npages;
};

static vm_fault_t loom_lazy_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct loom *loom = vma->vm_private_data;
	unsigned long nr = vmf->pgoff;

	if (nr >= loom->npages)
		return VM_FAULT_SIGBUS;

	if (!loom->pages[nr])
		return VM_FAULT_OOM;

	vma->vm_pgoff = page_to_pfn(loom->pages[nr]);
	// <- warning raw-pfn-in-pgoff
	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff);
}

static const struct vm_operations_struct loom_vm_ops = {
	.fault	= loom_lazy_fault,
};

static inline void loom_set_ops(struct vm_area_struct *vma,
				const struct vm_operations_struct *ops)
{
	vma->vm_ops = ops;
}

static int loom_attach(struct loom *loom, struct vm_area_struct *vma)
{
	if (vma_pages(vma) > loom->npages)
		return -EINVAL;
	vma->vm_private_data = loom;
	vm_flags_set(vma, VM_PFNMAP);
	loom_set_ops(vma, &loom_vm_ops);
	return 0;
}

static int loom_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	return loom_attach(container_of(vdev, struct loom, vdev), vma);
}

static const struct vfio_device_ops loom_ops = {
	.name	= "loom",
	.mmap	= loom_mmap,
};
