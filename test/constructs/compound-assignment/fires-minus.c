// The region's first page is subtracted from vm_pgoff, then the pfn added: the same two steps as the algebra.
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
	unsigned long where = vma->vm_pgoff;

	if (tooth >= PCI_STD_NUM_BARS)
		return -EINVAL;

	where -= VFIO_PCI_INDEX_TO_OFFSET(tooth) >> PAGE_SHIFT;
	if (where + vma_pages(vma) > pci_resource_len(pdev, tooth) >> PAGE_SHIFT)
		return -EINVAL;
	where += pci_resource_start(pdev, tooth) >> PAGE_SHIFT;

	vma->vm_pgoff = where;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, where,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops ratchet_ops = {
	.name = "ratchet",
	.mmap = ratchet_mmap,
};
