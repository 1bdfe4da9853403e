#include <linux/mdev.h>
#include <linux/vfio.h>

#define FINCH_CONFIG_AT 0
#define FINCH_MEMORY_AT (2 * PAGE_SIZE)

struct finch {
	struct vfio_device core;
	void *memory;
	u64 size;
};

static int finch_region(struct finch *finch, struct vfio_region_info *info)
{
	switch (info->index) {
	case VFIO_PCI_CONFIG_REGION_INDEX:
		info->offset = FINCH_CONFIG_AT;
		info->size = 256;
		return 0;
	case VFIO_PCI_BAR0_REGION_INDEX:
		info->offset = FINCH_MEMORY_AT;
		info->size = finch->size;
		return 0;
	default:
		return -EINVAL;
	}
}

static int finch_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct finch *finch = container_of(core, struct finch, core);

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff != FINCH_MEMORY_AT >> PAGE_SHIFT)
		return -EINVAL;
	if (vma->vm_end - vma->vm_start > finch->size)
		return -EINVAL;
	return remap_vmalloc_range(vma, finch->memory, 0);
}

static const struct vfio_device_ops finch_ops = {
	.mmap = finch_mmap,
};

static struct mdev_driver finch_driver = {
	.probe = finch_probe,
};
