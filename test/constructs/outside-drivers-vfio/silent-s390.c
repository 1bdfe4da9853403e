// The local that held vm_pgoff is reused for the frame; what goes back into the vma is what user space gave.
#include <asm/cio.h>
#include <linux/vfio.h>
#include <linux/io.h>

struct rattan_private {
	struct vfio_device	vdev;
	void			*io_area;
	unsigned long		pgoff;
};

static int rattan_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct rattan_private *private =
		container_of(vdev, struct rattan_private, vdev);
	unsigned long size = vma->vm_end - vma->vm_start;
	unsigned long given = vma->vm_pgoff;

	if (size != PAGE_SIZE)
		return -EINVAL;

	private->pgoff = given;
	given = virt_to_phys(private->io_area) >> PAGE_SHIFT;
	vma->vm_pgoff = private->pgoff;
	return remap_pfn_range(vma, vma->vm_start, given, size,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops rattan_dev_ops = {
	.mmap	= rattan_mmap,
};
