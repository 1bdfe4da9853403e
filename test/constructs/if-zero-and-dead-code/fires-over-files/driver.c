// The store stands behind a return too, but a label before it is jumped to.
#include "shared.h"

int wick_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wick *w = container_of(vdev, struct wick, vdev);
	unsigned long pfn = w->res->start >> PAGE_SHIFT;
	int ret;

	if (vma_pages(vma) > 16)
		return -EINVAL;

	ret = remap_pfn_range(vma, vma->vm_start, pfn,
			      vma->vm_end - vma->vm_start, vma->vm_page_prot);
	if (!ret && w->legacy)
		goto tag;
	return ret;

tag:
	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
	return 0;
}
