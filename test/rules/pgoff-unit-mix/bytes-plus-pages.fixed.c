// The length in pages added to a start in bytes.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct clary {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 size;
};

static int clary_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct clary *clary = container_of(vdev, struct clary, vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 bytes = vma->vm_end - vma->vm_start;
	u64 start = page << PAGE_SHIFT;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (start + ((u64)vma_pages(vma) << PAGE_SHIFT) > pci_resource_len(clary->pdev, 0))
	//  ^ error pgoff-unit-mix
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(clary->pdev, 0)) + page,
			       bytes, vma->vm_page_prot);
}

static const struct vfio_device_ops clary_ops = {
	.name = "clary",
	.mmap = clary_mmap,
};
