// The table that is filled is a file_operations.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct ibex {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};
static struct file_operations ibex_fops;

static int ibex_char_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct ibex *ibex = file->private_data;

	vma->vm_pgoff = pci_resource_start(ibex->pdev, 0) >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int __init ibex_init(void)
{
	ibex_fops.mmap = ibex_char_mmap;
	return 0;
}
