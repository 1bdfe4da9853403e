// From the same table the file offset is written back, rounded to the region that holds it.
#include <linux/vfio.h>
#include <linux/platform_device.h>

struct orchard_row {
	loff_t offset;
	size_t size;
	phys_addr_t phys;
};

struct orchard {
	struct vfio_device vdev;
	struct platform_device *pdev;
	struct orchard_row row[8];
	int rows;
};

static int orchard_open(struct vfio_device *vdev)
{
	struct orchard *o = container_of(vdev, struct orchard, vdev);
	struct resource *res;
	loff_t next = 0;

	for (o->rows = 0; o->rows < ARRAY_SIZE(o->row); o->rows++) {
		res = platform_get_resource(o->pdev, IORESOURCE_MEM, o->rows);
		if (!res)
			break;
		o->row[o->rows].offset = next;
		o->row[o->rows].size = PAGE_ALIGN(resource_size(res));
		o->row[o->rows].phys = res->start;
		next += o->row[o->rows].size;
	}
	return 0;
}

static int orchard_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct orchard *o = container_of(vdev, struct orchard, vdev);
	loff_t pos = (loff_t)vma->vm_pgoff << PAGE_SHIFT;
	size_t len = vma->vm_end - vma->vm_start;
	struct orchard_row *r;

	for (r = o->row; r < o->row + o->rows; r++) {
		loff_t in = pos - r->offset;

		if (in < 0 || in + len > r->size)
			continue;
		vma->vm_pgoff = (r->offset + in) >> PAGE_SHIFT;
		return remap_pfn_range(vma, vma->vm_start, (r->phys + in) >> PAGE_SHIFT,
				       len, vma->vm_page_prot);
	}
	return -EINVAL;
}

static const struct vfio_device_ops orchard_ops = {
	.name = "orchard",
	.open_device = orchard_open,
	.mmap = orchard_mmap,
};
