// The member is spelled through a macro, as compatibility code does: vma->area_pgoff.
#include <linux/vfio.h>
#include <linux/version.h>
#include <linux/ioport.h>

#define area_pgoff	vm_pgoff
#define AREA		(vma)

struct tulip {
	struct vfio_device vdev;
	struct resource *res;
};

#define tulip_base	(tulip->res->start)

static int tulip_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tulip *tulip = container_of(vdev, struct tulip, vdev);

	if (vma_pages(vma) > resource_size(tulip->res) >> PAGE_SHIFT)
		return -EINVAL;

	AREA->area_pgoff = tulip_base >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops tulip_ops = {
	.name = "tulip",
	.mmap = tulip_mmap,
};
