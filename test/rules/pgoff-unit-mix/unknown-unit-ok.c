// Nothing says what the limit counts.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct juniper {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 slack;
	u64 limit;
};

static int juniper_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct juniper *juniper = container_of(vdev, struct juniper, vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	u64 bytes = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (page + juniper->slack > juniper->limit || bytes > juniper->limit << PAGE_SHIFT)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(juniper->pdev, 0)) + page,
			       bytes, vma->vm_page_prot);
}

static const struct vfio_device_ops juniper_ops = {
	.name = "juniper",
	.mmap = juniper_mmap,
};
