// SPDX-License-Identifier: MIT
#include <linux/export.h>
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define ROWAN_SHIFT	40
#define ROWAN_PGMASK	((1ULL << (ROWAN_SHIFT - PAGE_SHIFT)) - 1)

struct rowan_dev {
	struct vfio_device vdev;
	phys_addr_t portal;
	u64 portal_size;
	atomic_t maps;
};

static void rowan_vma_open(struct vm_area_struct *vma)
{
	struct rowan_dev *r = vma->vm_private_data;

	atomic_inc(&r->maps);
}

static void rowan_vma_close(struct vm_area_struct *vma)
{
	struct rowan_dev *r = vma->vm_private_data;

	atomic_dec(&r->maps);
}

static vm_fault_t rowan_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct rowan_dev *r = vma->vm_private_data;
	unsigned long page = vmf->pgoff & ROWAN_PGMASK;

	return vmf_insert_pfn(vma, vmf->address, PHYS_PFN(r->portal) + page);
}

static const struct vm_operations_struct rowan_vm_ops = {
	.open = rowan_vma_open,
	.close = rowan_vma_close,
	.fault = rowan_fault,
};

struct vfio_device *rowan_device_from_vma(struct vm_area_struct *vma)
{
	struct rowan_dev *r;

	if (!vma->vm_ops || vma->vm_ops->open != rowan_vma_open)
		return NULL;
	r = vma->vm_private_data;
	return &r->vdev;
	// <- warning vma-lookup-unchecked
}
EXPORT_SYMBOL_GPL(rowan_device_from_vma);

static int rowan_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct rowan_dev *r = container_of(vdev, struct rowan_dev, vdev);
	u64 start = (u64)(vma->vm_pgoff & ROWAN_PGMASK) << PAGE_SHIFT;
	u64 len = vma->vm_end - vma->vm_start;

	if (vma->vm_pgoff >> (ROWAN_SHIFT - PAGE_SHIFT))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (start + len > r->portal_size)
		return -EINVAL;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_private_data = r;
	vma->vm_ops = &rowan_vm_ops;
	atomic_inc(&r->maps);
	return 0;
}

static const struct vfio_device_ops rowan_ops = {
	.name = "rowan-fsl-mc",
	.mmap = rowan_mmap,
};
