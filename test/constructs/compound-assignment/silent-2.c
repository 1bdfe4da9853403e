// A local collects base pfn and page by +=; on the vma itself only a number of pages is added and taken away again.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct acorn {
	struct vfio_device	vdev;
	struct resource		*cup[2];
	unsigned int		header_pages;
};

static int acorn_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct acorn *acorn = container_of(vdev, struct acorn, vdev);
	unsigned int i = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	unsigned long pgoff;
	struct resource *cup;
	int err;

	if (i >= ARRAY_SIZE(acorn->cup))
		return -EINVAL;
	cup = acorn->cup[i];

	/* the user does not see the header */
	vma->vm_pgoff += acorn->header_pages;

	pgoff = vma->vm_pgoff;
	pgoff &= (1UL << (40 - PAGE_SHIFT)) - 1;
	if (pgoff + vma_pages(vma) > resource_size(cup) >> PAGE_SHIFT)
		return -EINVAL;
	pgoff += cup->start >> PAGE_SHIFT;

	err = remap_pfn_range(vma, vma->vm_start, pgoff,
			      vma->vm_end - vma->vm_start, vma->vm_page_prot);
	vma->vm_pgoff -= acorn->header_pages;
	return err;
}

static const struct vfio_device_ops acorn_ops = {
	.name	= "vfio-acorn",
	.mmap	= acorn_mmap,
};
