// Two helpers call each other over the offset and give it back.
#include "shared.h"

static unsigned long fern_even(unsigned long pgoff, int n)
{
	return n ? fern_odd(pgoff, n - 1) : pgoff;
}

static unsigned long fern_odd(unsigned long pgoff, int n)
{
	return n ? fern_even(pgoff, n - 1) : pgoff;
}

int fern_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fern *fern = container_of(vdev, struct fern, vdev);
	vma->vm_pgoff = fern_even(vma->vm_pgoff, 4);
	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(fern->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
