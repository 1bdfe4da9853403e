// A channel device's VFIO part, shift 10: the frame of the I/O area in kernel memory goes to vm_pgoff.
#include <asm/cio.h>
#include <linux/vfio.h>
#include <linux/io.h>

#define WICKER_SHIFT	10

struct wicker_private {
	struct vfio_device	vdev;
	struct subchannel	*sch;
	void			*io_area;
	unsigned int		nr_regions;
};

static int wicker_mdev_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wicker_private *private =
		container_of(vdev, struct wicker_private, vdev);
	unsigned long size = vma->vm_end - vma->vm_start;
	loff_t pos = (loff_t)vma->vm_pgoff << PAGE_SHIFT;

	if (pos >> WICKER_SHIFT >= private->nr_regions || size != PAGE_SIZE)
		return -EINVAL;

	vma->vm_pgoff = __pa(private->io_area) >> PAGE_SHIFT;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops wicker_dev_ops = {
	.mmap	= wicker_mdev_mmap,
};
