// Both halves of an #ifdef store a frame, each in its own way.
#include <linux/vfio.h>
#include <linux/ioport.h>
#include <linux/acpi.h>

struct trough {
	struct vfio_device vdev;
	struct resource *res;
	u64 acpi_base;
};

static int trough_open(struct vfio_device *vdev)
{
	struct trough *t = container_of(vdev, struct trough, vdev);

	t->acpi_base = t->res->start;
	return 0;
}

static int trough_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct trough *t = container_of(vdev, struct trough, vdev);
	unsigned long rel = vma->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);

	if (rel + vma_pages(vma) > resource_size(t->res) >> PAGE_SHIFT)
		return -EINVAL;

#ifdef CONFIG_ACPI
	vma->vm_pgoff = (t->acpi_base >> PAGE_SHIFT) + rel;
	// <- raw-pfn-in-pgoff
#else
	vma->vm_pgoff = (t->res->start >> PAGE_SHIFT) + rel;
	// <- raw-pfn-in-pgoff
#endif
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops trough_ops = {
	.name = "trough",
	.open_device = trough_open,
	.mmap = trough_mmap,
};
