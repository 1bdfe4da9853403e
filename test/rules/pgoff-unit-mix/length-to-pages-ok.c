// The length is made pages before.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct isatis {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 size;
};

static int isatis_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct isatis *isatis = container_of(vdev, struct isatis, vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 bytes = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (page + (bytes >> PAGE_SHIFT) > DIV_ROUND_UP(pci_resource_len(isatis->pdev, 0), PAGE_SIZE))
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(isatis->pdev, 0)) + page,
			       bytes, vma->vm_page_prot);
}

static const struct vfio_device_ops isatis_ops = {
	.name = "isatis",
	.mmap = isatis_mmap,
};
