// The driver's own struct may hold a frame in its vm_pgoff; that it is copied to the real vma is the defect.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct pond_area {
	unsigned long vm_start;
	unsigned long vm_pgoff;	/* frame of the first page */
};

struct pond {
	struct vfio_device vdev;
	struct resource *res;
	struct pond_area last;
};

static int pond_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pond *pond = container_of(vdev, struct pond, vdev);
	struct pond_area *own = &pond->last;

	own->vm_start = vma->vm_start;
	own->vm_pgoff = pond->res->start >> PAGE_SHIFT;

	vma->vm_pgoff = own->vm_pgoff;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, own->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops pond_ops = {
	.name = "pond",
	.mmap = pond_mmap,
};
