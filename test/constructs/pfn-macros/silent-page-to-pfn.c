// page->index and a page's pfn stand side by side: the pfn is inserted, vm_pgoff only gets the region's page.
#include <linux/mdev.h>
#include <linux/vfio.h>

#define SLATE_REGION_PAGES	(1UL << (40 - PAGE_SHIFT))

struct slate {
	struct vfio_device vdev;
	struct page *pages;
	unsigned int order;
};

static vm_fault_t slate_fault(struct vm_fault *vmf)
{
	struct slate *slate = vmf->vma->vm_private_data;
	unsigned long n = vmf->pgoff % SLATE_REGION_PAGES;

	if (n >> slate->order)
		return VM_FAULT_SIGBUS;
	return vmf_insert_pfn(vmf->vma, vmf->address, page_to_pfn(slate->pages) + n);
}

static const struct vm_operations_struct slate_vm_ops = {
	.fault = slate_fault,
};

static int slate_mmap(struct mdev_device *mdev, struct vm_area_struct *vma)
{
	struct slate *slate = mdev_get_drvdata(mdev);
	unsigned long index = vma->vm_pgoff / SLATE_REGION_PAGES;
	unsigned long pfn = page_to_pfn(slate->pages);

	if (vma_pages(vma) > 1UL << slate->order || !pfn_valid(pfn))
		return -EINVAL;
	vm_flags_set(vma, VM_PFNMAP);
	vma->vm_private_data = slate;
	vma->vm_ops = &slate_vm_ops;
	vma->vm_pgoff = index * SLATE_REGION_PAGES;
	return 0;
}

static const struct mdev_parent_ops slate_parent_ops = {
	.owner	= THIS_MODULE,
	.mmap	= slate_mmap,
};
