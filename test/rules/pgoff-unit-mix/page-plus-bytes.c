// A page in the region plus a length in bytes.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct arum {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 size;
};

static int arum_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct arum *arum = container_of(vdev, struct arum, vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 bytes = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (page + bytes > pci_resource_len(arum->pdev, 0))
	//  ^ error pgoff-unit-mix
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(arum->pdev, 0)) + page,
			       bytes, vma->vm_page_prot);
}

static const struct vfio_device_ops arum_ops = {
	.name = "arum",
	.mmap = arum_mmap,
};
