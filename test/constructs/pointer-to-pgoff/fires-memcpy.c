// The pfn gets there by memcpy() into the field's address.
#include <linux/mdev.h>
#include <linux/string.h>
#include <linux/vfio.h>

struct quill {
	struct vfio_device vdev;
	struct page *sheet;
};

static int quill_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct quill *quill = container_of(vdev, struct quill, vdev);
	unsigned long ink = page_to_pfn(quill->sheet);

	if (vma->vm_pgoff || vma_pages(vma) != 1)
		return -EINVAL;

	memcpy(&vma->vm_pgoff, &ink, sizeof(ink));
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, ink, PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops quill_ops = {
	.name = "quill",
	.mmap = quill_mmap,
};
