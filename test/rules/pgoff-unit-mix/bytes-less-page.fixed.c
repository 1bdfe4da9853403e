// A size in bytes less a page.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct dittany {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 size;
};

static int dittany_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dittany *dittany = container_of(vdev, struct dittany, vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 bytes = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (bytes > pci_resource_len(dittany->pdev, 0) - ((u64)page << PAGE_SHIFT))
	//          ^ error pgoff-unit-mix
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(dittany->pdev, 0)) + page,
			       bytes, vma->vm_page_prot);
}

static const struct vfio_device_ops dittany_ops = {
	.name = "dittany",
	.mmap = dittany_mmap,
};
