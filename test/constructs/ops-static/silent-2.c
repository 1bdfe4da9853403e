// The same lamp driver, but the frame lives in a local and only the remap call gets it.
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define LAMP_SHIFT	40
#define LAMP_MAX	4

struct lamp_window {
	phys_addr_t	addr;
	resource_size_t	len;
	u32		flags;
};

struct lamp_device {
	struct vfio_device	vdev;
	struct platform_device	*pdev;
	struct lamp_window	win[LAMP_MAX];
	unsigned int		nwin;
	unsigned long		last_frame;
};

static int lamp_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct lamp_device *lamp = container_of(core, struct lamp_device, vdev);
	unsigned int nr = vma->vm_pgoff >> (LAMP_SHIFT - PAGE_SHIFT);
	unsigned long len = vma->vm_end - vma->vm_start;
	unsigned long vm_pgoff;

	if (nr >= lamp->nwin || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	vm_pgoff = vma->vm_pgoff & ((1UL << (LAMP_SHIFT - PAGE_SHIFT)) - 1);
	if (((u64)vm_pgoff << PAGE_SHIFT) + len > lamp->win[nr].len)
		return -EINVAL;

	vm_pgoff += lamp->win[nr].addr >> PAGE_SHIFT;
	lamp->last_frame = vm_pgoff;
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);

	return remap_pfn_range(vma, vma->vm_start, vm_pgoff, len,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops lamp_ops = {
	.name	= "vfio-lamp",
	.mmap	= lamp_mmap,
};
