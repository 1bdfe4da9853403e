// The macro declares a table of another kind.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct mink {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define MINK_FOPS(prefix)					\
static const struct file_operations prefix##_fops = {		\
	.owner = THIS_MODULE,					\
	.mmap = prefix##_char_mmap,				\
}

static int mink_char_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct mink *mink = file->private_data;

	vma->vm_pgoff = pci_resource_start(mink->pdev, 0) >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

MINK_FOPS(mink);
