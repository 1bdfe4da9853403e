// Char device and VFIO share one helper: through the VFIO way in, the helper's store is the defect.
#include "shared.h"

static int bucket_map(struct bucket *b, struct vm_area_struct *vma)
{
	unsigned long pfn = b->water->start >> PAGE_SHIFT;

	vma->vm_pgoff = pfn;
	// <- warning raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, pfn,
				  vma->vm_end - vma->vm_start,
				  pgprot_noncached(vma->vm_page_prot));
}

static int bucket_cdev_mmap(struct file *file, struct vm_area_struct *vma)
{
	return bucket_map(file->private_data, vma);
}

int bucket_vfio_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bucket *b = container_of(vdev, struct bucket, vdev);

	if (vma->vm_pgoff || vma_pages(vma) > resource_size(b->water) >> PAGE_SHIFT)
		return -EINVAL;
	return bucket_map(b, vma);
}

static const struct file_operations bucket_fops = {
	.owner	= THIS_MODULE,
	.mmap	= bucket_cdev_mmap,
};
