// The masked page with the base of the region.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct amber {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int amber_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct amber *amber = container_of(vdev, struct amber, vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(amber->pdev, 0)) + page,
			       PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops amber_ops = {
	.name = "amber",
	.mmap = amber_mmap,
};
