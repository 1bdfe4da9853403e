// A page added to an address of bytes.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct fennel {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int fennel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fennel *fennel = container_of(vdev, struct fennel, vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	phys_addr_t at = pci_resource_start(fennel->pdev, 0) + page;
	//               ^ error pgoff-unit-mix

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, at >> PAGE_SHIFT, PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops fennel_ops = {
	.name = "fennel",
	.mmap = fennel_mmap,
};
