// mdev_parent_ops whose mmap installs a fault handler that finds the page by the offset inside the region.
#include <linux/mdev.h>
#include <linux/vfio.h>

#define GROVE_SHIFT	(20 - PAGE_SHIFT)

struct grove {
	struct page	**pages;
	pgoff_t		npages;
	unsigned long	vm_pgoff_seen;
};

static vm_fault_t grove_fault(struct vm_fault *vmf)
{
	struct grove *g = vmf->vma->vm_private_data;
	pgoff_t nr = (vmf->address - vmf->vma->vm_start) >> PAGE_SHIFT;

	nr += vmf->vma->vm_pgoff & (BIT(GROVE_SHIFT) - 1);
	if (nr >= g->npages)
		return VM_FAULT_SIGBUS;

	g->vm_pgoff_seen = page_to_pfn(g->pages[nr]);
	return vmf_insert_pfn(vmf->vma, vmf->address, g->vm_pgoff_seen);
}

static const struct vm_operations_struct grove_vm_ops = {
	.fault = grove_fault,
};

static int grove_mmap(struct mdev_device *mdev, struct vm_area_struct *vma)
{
	struct grove *g = mdev_get_drvdata(mdev);

	if (vma->vm_pgoff >> GROVE_SHIFT != VFIO_PCI_BAR0_REGION_INDEX)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	vma->vm_private_data = g;
	vma->vm_ops = &grove_vm_ops;
	vma->vm_flags |= VM_PFNMAP | VM_DONTEXPAND;
	return 0;
}

static struct mdev_parent_ops grove_parent_ops = {
	.owner	= THIS_MODULE,
	.mmap	= grove_mmap,
};
