// READ_ONCE() of the offset, WRITE_ONCE() of the same.
#include "shared.h"

int hare_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hare *hare = container_of(vdev, struct hare, vdev);
	unsigned long pgoff = READ_ONCE(vma->vm_pgoff);

	WRITE_ONCE(vma->vm_pgoff, pgoff);
	return remap_pfn_range(vma, vma->vm_start, READ_ONCE(hare->pdev->resource[0].start) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
