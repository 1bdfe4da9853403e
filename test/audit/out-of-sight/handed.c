#include <linux/pci.h>
#include <linux/vfio.h>

static int godwit_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return library_other_mmap(core, vma);
}

static const struct vfio_device_ops godwit_ops = {
	.mmap = godwit_mmap,
};
