#include <linux/platform_device.h>
#include <linux/vfio.h>

struct pipit {
	struct vfio_device core;
	phys_addr_t base;
};

/* Whoever names it is elsewhere: it takes a VFIO device and a vma. */
int pipit_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct pipit *pipit = container_of(core, struct pipit, core);

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || vma->vm_end - vma->vm_start > PAGE_SIZE)
		return -EINVAL;
	vma->vm_pgoff = pipit_cookie(pipit);
	return 0;
}
