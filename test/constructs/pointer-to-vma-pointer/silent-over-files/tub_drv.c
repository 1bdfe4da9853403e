// A plain char device uses the helper, the VFIO mmap maps on its own and leaves the vma alone.
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/platform_device.h>
#include "tub.h"

static struct resource tub_window;

static int tub_misc_mmap(struct file *file, struct vm_area_struct *vma)
{
	return tub_map(&vma, &tub_window);
}

const struct file_operations tub_misc_fops = {
	.mmap = tub_misc_mmap,
};

static int tub_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (vma->vm_end - vma->vm_start > resource_size(&tub_window))
		return -EINVAL;

	return remap_pfn_range(vma, vma->vm_start, tub_window.start >> PAGE_SHIFT,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

const struct vfio_device_ops tub_ops = {
	.name = "tub",
	.mmap = tub_mmap,
};
