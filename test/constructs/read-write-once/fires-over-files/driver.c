// WRITE_ONCE() is a store.
#include "shared.h"

int hare_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hare *hare = container_of(vdev, struct hare, vdev);
	unsigned long pfn = READ_ONCE(hare->pdev->resource[0].start) >> PAGE_SHIFT;

	WRITE_ONCE(vma->vm_pgoff, pfn);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
