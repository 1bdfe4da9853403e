#include <linux/platform_device.h>
#include <linux/vfio.h>

struct bunting {
	struct vfio_device core;
	u64 size;
};

static int bunting_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct bunting *bunting = container_of(core, struct bunting, core);
	u64 length = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || length > bunting->size)
		return -EINVAL;
	vma->vm_pgoff =
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, length, vma->vm_page_prot);
}

static const struct vfio_device_ops bunting_ops = { .mmap = bunting_mmap };
