// A struct of the driver has a member vm_pgoff and its variable is even called vma.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct pond_area {
	unsigned long vm_start;
	unsigned long vm_end;
	unsigned long vm_pgoff;	/* frame of the first page */
	struct list_head node;
};

struct pond {
	struct vfio_device vdev;
	struct resource *res;
	struct pond_area last;
};

static void pond_record(struct pond *pond, struct pond_area *vma, unsigned long pfn)
{
	vma->vm_pgoff = pfn;
	pond->last = *vma;
}

static int pond_mmap(struct vfio_device *vdev, struct vm_area_struct *area)
{
	struct pond *pond = container_of(vdev, struct pond, vdev);
	unsigned long pfn = pond->res->start >> PAGE_SHIFT;
	struct pond_area vma = {
		.vm_start = area->vm_start,
		.vm_end = area->vm_end,
		.vm_pgoff = pfn,
	};

	pond->last.vm_pgoff = pfn;
	pond_record(pond, &vma, pfn);
	return remap_pfn_range(area, area->vm_start, vma.vm_pgoff,
			       area->vm_end - area->vm_start, area->vm_page_prot);
}

static const struct vfio_device_ops pond_ops = {
	.name = "pond",
	.mmap = pond_mmap,
};
