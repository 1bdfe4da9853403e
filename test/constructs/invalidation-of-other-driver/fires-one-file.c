// Two tables in one file: the old chip's mmap stores a frame, only the new chip's table reaches the zap: a warning.
#include <linux/pci.h>
#include <linux/vfio.h>

struct awning {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
};

static unsigned long awning_pfn(struct awning *a, unsigned long pgoff)
{
	unsigned int bar = pgoff >> (40 - PAGE_SHIFT);

	pgoff &= BIT(40 - PAGE_SHIFT) - 1;
	return (pci_resource_start(a->pdev, bar) >> PAGE_SHIFT) + pgoff;
}

static int awning_old_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct awning *a = container_of(vdev, struct awning, vdev);

	vma->vm_pgoff = awning_pfn(a, vma->vm_pgoff);
	// <- warning raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int awning_new_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct awning *a = container_of(vdev, struct awning, vdev);

	return io_remap_pfn_range(vma, vma->vm_start,
				  awning_pfn(a, vma->vm_pgoff),
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static void awning_new_close(struct vfio_device *vdev)
{
	unmap_mapping_range(vdev->inode->i_mapping, 0, 6ULL << 40, true);
}

static const struct vfio_device_ops awning_old_ops = {
	.name		= "awning-old",
	.mmap		= awning_old_mmap,
};

static const struct vfio_device_ops awning_new_ops = {
	.name		= "awning-new",
	.close_device	= awning_new_close,
	.mmap		= awning_new_mmap,
};
