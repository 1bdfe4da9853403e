// vm_pgoff by the shift of another bus less PAGE_SHIFT.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct coral {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define CORAL_OFFSET_SHIFT 44
#define CORAL_OFFSET_MASK ((1ULL << CORAL_OFFSET_SHIFT) - 1)
#define CORAL_INDEX_TO_OFFSET(nr) ((u64)(nr) << CORAL_OFFSET_SHIFT)
#define CORAL_OFFSET_TO_INDEX(off) ((u64)(off) >> CORAL_OFFSET_SHIFT)

static int coral_info(struct vfio_device *vdev, struct vfio_region_info *info)
{
	info->offset = CORAL_INDEX_TO_OFFSET(info->index);
	return 0;
}

static int coral_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	unsigned int nr = vma->vm_pgoff >> (CORAL_OFFSET_SHIFT - PAGE_SHIFT);
	//                ^ error mixed-bus-shift

	if (nr || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return 0;
}

static const struct vfio_device_ops coral_ops = {
	.name = "coral",
	.mmap = coral_mmap,
};
