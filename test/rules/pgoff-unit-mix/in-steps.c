// The sum is made in steps.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct endive {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 size;
};

static int endive_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct endive *endive = container_of(vdev, struct endive, vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 bytes = vma->vm_end - vma->vm_start;
	u64 end;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	end = page;
	end += bytes;
	// <- error pgoff-unit-mix
	if (end > endive->size)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(endive->pdev, 0)) + page,
			       bytes, vma->vm_page_prot);
}

static const struct vfio_device_ops endive_ops = {
	.name = "endive",
	.mmap = endive_mmap,
};
