// From the pfn the base pfn is taken away and the region's first page added: it is a page of the file again.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct ratchet {
	struct vfio_pci_core_device core;
};

static int ratchet_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ratchet *r = container_of(vdev, struct ratchet, core.vdev);
	struct pci_dev *pdev = r->core.pdev;
	unsigned int tooth = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long pfn = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	int err;

	if (tooth >= PCI_STD_NUM_BARS)
		return -EINVAL;
	if (pfn + vma_pages(vma) > pci_resource_len(pdev, tooth) >> PAGE_SHIFT)
		return -EINVAL;
	pfn += pci_resource_start(pdev, tooth) >> PAGE_SHIFT;
	err = io_remap_pfn_range(vma, vma->vm_start, pfn,
				 vma->vm_end - vma->vm_start, vma->vm_page_prot);

	pfn -= pci_resource_start(pdev, tooth) >> PAGE_SHIFT;
	pfn += VFIO_PCI_INDEX_TO_OFFSET(tooth) >> PAGE_SHIFT;
	vma->vm_pgoff = pfn;
	return err;
}

static const struct vfio_device_ops ratchet_ops = {
	.name = "ratchet",
	.mmap = ratchet_mmap,
};
