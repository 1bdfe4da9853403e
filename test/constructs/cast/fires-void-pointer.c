// The vma arrives as void * and is cast back, and the pfn travels as a pointer-sized cookie.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct moth {
	struct vfio_device vdev;
	struct resource *lamp;
};

static int moth_apply(void *data, void *cookie)
{
	unsigned long where = (unsigned long)cookie;

	((struct vm_area_struct *)data)->vm_pgoff = where;
	// <- raw-pfn-in-pgoff
	return 0;
}

static int moth_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct moth *moth = container_of(vdev, struct moth, vdev);
	unsigned long wing = moth->lamp->start >> PAGE_SHIFT;

	if (vma->vm_pgoff || vma->vm_end - vma->vm_start > resource_size(moth->lamp))
		return -EINVAL;

	moth_apply(vma, (void *)wing);
	return remap_pfn_range(vma, vma->vm_start, wing,
			       vma->vm_end - vma->vm_start,
			       pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops moth_ops = {
	.name = "vfio-moth",
	.mmap = moth_mmap,
};
