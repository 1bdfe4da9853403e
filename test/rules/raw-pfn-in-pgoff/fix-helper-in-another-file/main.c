#include <linux/vfio.h>
#include "smew.h"

static int smew_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct smew *smew = container_of(vdev, struct smew, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (index >= 3)
		return -EINVAL;
	vma->vm_pgoff = PHYS_PFN(smew->windows[index].base) + page;
	// <- raw-pfn-in-pgoff
	return smew_map(smew, vma);
}

static const struct vfio_device_ops smew_ops = {
	.name = "smew",
	.mmap = smew_mmap,
};
