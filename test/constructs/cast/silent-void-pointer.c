// The same cast of a void *, but what is behind it is a struct of the driver that has a vm_pgoff of its own.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct moth {
	struct vfio_device vdev;
	struct resource *lamp;
};

struct moth_record {
	unsigned long vm_start;
	unsigned long vm_pgoff;
};

static int moth_apply(void *data, void *cookie)
{
	((struct moth_record *)data)->vm_pgoff = (unsigned long)cookie;
	return 0;
}

static int moth_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct moth *moth = container_of(vdev, struct moth, vdev);
	struct moth_record *vmar;
	unsigned long wing = moth->lamp->start >> PAGE_SHIFT;

	if (vma->vm_pgoff || vma->vm_end - vma->vm_start > resource_size(moth->lamp))
		return -EINVAL;

	vmar = kzalloc(sizeof(*vmar), GFP_KERNEL);
	if (!vmar)
		return -ENOMEM;
	moth_apply(vmar, (void *)wing);
	vma->vm_private_data = vmar;
	return remap_pfn_range(vma, vma->vm_start, vmar->vm_pgoff,
			       vma->vm_end - vma->vm_start,
			       pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops moth_ops = {
	.name = "vfio-moth",
	.mmap = moth_mmap,
};
