// A macro declares the table.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct mink {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define MINK_OPS(prefix)					\
static const struct vfio_device_ops prefix##_ops = {		\
	.name = #prefix,					\
	.mmap = prefix##_mmap,					\
}

static int mink_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mink *mink = container_of(vdev, struct mink, vdev);

	vma->vm_pgoff = pci_resource_start(mink->pdev, 0) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

MINK_OPS(mink);
