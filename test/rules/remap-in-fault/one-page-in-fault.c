// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define FOHN_SHIFT	40
#define FOHN_PAGES	((1ULL << (FOHN_SHIFT - PAGE_SHIFT)) - 1)

struct fohn_dev {
	struct vfio_device vdev;
	phys_addr_t regs;
	u64 regs_size;
};

static vm_fault_t fohn_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct fohn_dev *f = vma->vm_private_data;
	unsigned long pfn = PHYS_PFN(f->regs) + (vmf->pgoff & FOHN_PAGES);
	int err;

	err = remap_pfn_range(vma, vmf->address & PAGE_MASK, pfn, PAGE_SIZE,
	//    ^ warning remap-in-fault
			      vma->vm_page_prot);
	return err ? VM_FAULT_SIGBUS : VM_FAULT_NOPAGE;
}

static const struct vm_operations_struct fohn_vm_ops = {
	.fault = fohn_fault,
};

static int fohn_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fohn_dev *f = container_of(vdev, struct fohn_dev, vdev);
	u64 page = vma->vm_pgoff & FOHN_PAGES;
	u64 len = vma->vm_end - vma->vm_start;

	if (vma->vm_pgoff >> (FOHN_SHIFT - PAGE_SHIFT))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((page << PAGE_SHIFT) + len > f->regs_size)
		return -EINVAL;
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_private_data = f;
	vma->vm_ops = &fohn_vm_ops;
	return 0;
}

static const struct vfio_device_ops fohn_ops = {
	.name = "fohn",
	.mmap = fohn_mmap,
};
