// The local holds a pfn until a function out of sight overwrites it through its address.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct winch {
	struct vfio_device vdev;
	struct resource *drum;
};

int winch_alloc_cookie(struct winch *winch, unsigned long pages, unsigned long *io);

static int winch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct winch *winch = container_of(vdev, struct winch, vdev);
	unsigned long slot = PFN_DOWN(winch->drum->start);
	int err;

	if (vma_pages(vma) > PFN_DOWN(resource_size(winch->drum)))
		return -EINVAL;

	err = io_remap_pfn_range(vma, vma->vm_start, slot,
				 vma->vm_end - vma->vm_start, vma->vm_page_prot);
	if (err)
		return err;

	/* in: where the drum is; out: the page of the file that it is known by */
	err = winch_alloc_cookie(winch, vma_pages(vma), &slot);
	if (err)
		return err;
	vma->vm_pgoff = slot;
	return 0;
}

static const struct vfio_device_ops winch_ops = {
	.name = "vfio-winch",
	.mmap = winch_mmap,
};
