// A page in the region compared with a size in bytes.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct bryony {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 size;
};

static int bryony_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bryony *bryony = container_of(vdev, struct bryony, vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 bytes = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (((u64)page << PAGE_SHIFT) >= pci_resource_len(bryony->pdev, 0))
	//  ^ error pgoff-unit-mix
		return -EINVAL;
	if ((page << PAGE_SHIFT) + bytes > pci_resource_len(bryony->pdev, 0))
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(bryony->pdev, 0)) + page,
			       bytes, vma->vm_page_prot);
}

static const struct vfio_device_ops bryony_ops = {
	.name = "bryony",
	.mmap = bryony_mmap,
};
