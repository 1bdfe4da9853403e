// A platform driver with one static table: mmap stores the frame of the register window.
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
};

static int lamp_map_window(struct lamp_window *win, struct vm_area_struct *vma)
{
	unsigned long len = vma->vm_end - vma->vm_start;
	unsigned long page;

	page = vma->vm_pgoff & ((1UL << (LAMP_SHIFT - PAGE_SHIFT)) - 1);
	if (((u64)page << PAGE_SHIFT) + len > win->len)
		return -EINVAL;

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_pgoff = (win->addr >> PAGE_SHIFT) + page;
	// <- warning raw-pfn-in-pgoff

	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, len,
			       vma->vm_page_prot);
}

static int lamp_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct lamp_device *lamp = container_of(core, struct lamp_device, vdev);
	unsigned int nr = vma->vm_pgoff >> (LAMP_SHIFT - PAGE_SHIFT);

	if (nr >= lamp->nwin || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (!(lamp->win[nr].flags & VFIO_REGION_INFO_FLAG_MMAP))
		return -EPERM;

	vma->vm_private_data = lamp;
	return lamp_map_window(&lamp->win[nr], vma);
}

static const struct vfio_device_ops lamp_ops = {
	.name	= "vfio-lamp",
	.mmap	= lamp_mmap,
};
