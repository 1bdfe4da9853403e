// An mdev shows pages of its own: page_to_pfn() goes into the vma, the fault handler counts up from it.
#include <linux/mdev.h>
#include <linux/vfio.h>

struct slate {
	struct vfio_device vdev;
	struct page *pages;
	unsigned int order;
};

static vm_fault_t slate_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long n = (vmf->address - vma->vm_start) >> PAGE_SHIFT;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff + n);
}

static const struct vm_operations_struct slate_vm_ops = {
	.fault = slate_fault,
};

static int slate_mmap(struct mdev_device *mdev, struct vm_area_struct *vma)
{
	struct slate *slate = mdev_get_drvdata(mdev);

	if (vma_pages(vma) > 1UL << slate->order)
		return -EINVAL;
	vm_flags_set(vma, VM_PFNMAP);
	vma->vm_ops = &slate_vm_ops;
	vma->vm_pgoff = page_to_pfn(slate->pages);
	// <- raw-pfn-in-pgoff
	return 0;
}

static const struct mdev_parent_ops slate_parent_ops = {
	.owner	= THIS_MODULE,
	.mmap	= slate_mmap,
};

static int slate_create(struct slate *slate)
{
	slate->order = 4;
	slate->pages = alloc_pages(GFP_KERNEL | __GFP_ZERO, slate->order);
	return slate->pages ? 0 : -ENOMEM;
}
