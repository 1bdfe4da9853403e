// A macro without parameters changes the operand that it names.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct eel {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define EEL_NEXT pfn++

static int eel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct eel *eel = container_of(vdev, struct eel, vdev);
	unsigned long pfn = PHYS_PFN(pci_resource_start(eel->pdev, 0));

	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
	EEL_NEXT;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops eel_ops = {
	.name = "eel",
	.mmap = eel_mmap,
};
