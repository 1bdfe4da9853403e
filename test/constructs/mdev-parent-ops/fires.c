// The older ops of a mediated device.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct boa {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};


static int boa_mmap(struct mdev_device *mdev, struct vm_area_struct *vma)
{
	struct boa *boa = mdev_get_drvdata(mdev);

	vma->vm_pgoff = pci_resource_start(boa->pdev, 0) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct mdev_parent_ops boa_parent_ops = {
	.owner = THIS_MODULE,
	.mmap = boa_mmap,
};
