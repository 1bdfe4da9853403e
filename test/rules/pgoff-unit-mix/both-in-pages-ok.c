// Everything in pages.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct hyssop {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 size;
};

static int hyssop_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hyssop *hyssop = container_of(vdev, struct hyssop, vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 bytes = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (page + vma_pages(vma) > pci_resource_len(hyssop->pdev, 0) >> PAGE_SHIFT)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(hyssop->pdev, 0)) + page,
			       bytes, vma->vm_page_prot);
}

static const struct vfio_device_ops hyssop_ops = {
	.name = "hyssop",
	.mmap = hyssop_mmap,
};
