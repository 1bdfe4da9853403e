// The member is filled in another file.
#include "ash.h"

static int ash_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ash *ash = container_of(vdev, struct ash, vdev);
	struct ash_bank *bank = ash->banks;

	vma->vm_pgoff = bank->from >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops ash_ops = {
	.name = "ash",
	.mmap = ash_mmap,
};
