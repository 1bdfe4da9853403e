// The helper hands a private copy back through the double pointer, and the frame goes into that.
#include <linux/vfio.h>
#include <linux/slab.h>
#include <linux/ioport.h>

struct ladle {
	struct vfio_device vdev;
	struct resource *res;
};

static int ladle_shadow(struct vm_area_struct *vma, struct vm_area_struct **out)
{
	*out = kzalloc(sizeof(**out), GFP_KERNEL);
	if (!*out)
		return -ENOMEM;
	(*out)->vm_start = vma->vm_start;
	(*out)->vm_end = vma->vm_end;
	return 0;
}

static int ladle_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ladle *ladle = container_of(vdev, struct ladle, vdev);
	struct vm_area_struct *shadow;
	unsigned long frame = ladle->res->start >> PAGE_SHIFT;
	int ret;

	ret = ladle_shadow(vma, &shadow);
	if (ret)
		return ret;

	shadow->vm_pgoff = frame;
	dev_dbg(vdev->dev, "%lx-%lx at frame %lx\n", shadow->vm_start,
		shadow->vm_end, shadow->vm_pgoff);
	kfree(shadow);

	return remap_pfn_range(vma, vma->vm_start, frame,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops ladle_ops = {
	.name = "ladle",
	.mmap = ladle_mmap,
};
