// The old value is saved, but put back on the error path alone.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct jar {
	struct vfio_device vdev;
	struct resource *res;
};

static int jar_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct jar *jar = container_of(vdev, struct jar, vdev);
	unsigned long saved = vma->vm_pgoff;
	int ret;

	if (saved >> (40 - PAGE_SHIFT))
		return -EINVAL;

	vma->vm_pgoff = saved + (jar->res->start >> PAGE_SHIFT);
	// <- raw-pfn-in-pgoff
	ret = remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			      vma->vm_end - vma->vm_start, vma->vm_page_prot);
	if (ret) {
		vma->vm_pgoff = saved;
		return ret;
	}
	return 0;
}

static const struct vfio_device_ops jar_ops = {
	.name = "jar",
	.mmap = jar_mmap,
};
