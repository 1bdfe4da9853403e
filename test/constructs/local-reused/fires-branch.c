// The local starts as the vma's own page offset and becomes a pfn on one branch alone.
#include <linux/amba/bus.h>
#include <linux/vfio.h>

#define TEAPOT_SHIFT	40

struct teapot {
	struct vfio_device vdev;
	struct amba_device *adev;
	bool		paged;
};

static vm_fault_t teapot_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff +
			      ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
}

static const struct vm_operations_struct teapot_vm_ops = {
	.fault = teapot_fault,
};

static int teapot_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct teapot *pot = container_of(vdev, struct teapot, vdev);
	struct resource *res = &pot->adev->res;
	unsigned long pgoff = vma->vm_pgoff;

	if (pgoff >> (TEAPOT_SHIFT - PAGE_SHIFT))
		return -EINVAL;
	if (pgoff + vma_pages(vma) > resource_size(res) >> PAGE_SHIFT)
		return -EINVAL;

	if (!pot->paged) {
		pgoff = (res->start >> PAGE_SHIFT) + pgoff;
		vma->vm_ops = &teapot_vm_ops;
	}
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND);
	vma->vm_pgoff = pgoff;
	// <- raw-pfn-in-pgoff
	return 0;
}

static const struct vfio_device_ops teapot_ops = {
	.name	= "vfio-teapot",
	.mmap	= teapot_mmap,
};
