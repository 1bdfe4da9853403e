// A page in the region kept in 32 bits becomes bytes.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct mink {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int mink_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mink *mink = container_of(vdev, struct mink, vdev);
	unsigned int page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 start = page << PAGE_SHIFT;
	//          ^ warning narrow-shift

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (start + (vma->vm_end - vma->vm_start) > pci_resource_len(mink->pdev, 0))
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(mink->pdev, 0)) + page,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops mink_ops = {
	.name = "mink",
	.mmap = mink_mmap,
};
