// An object-like macro is the pfn.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct pond {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define POND_PFN (pci_resource_start(pond->pdev, POND_BAR) >> PAGE_SHIFT)
#define POND_BAR 2

static int pond_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pond *pond = container_of(vdev, struct pond, vdev);
	vma->vm_pgoff = POND_PFN;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops pond_ops = {
	.name = "pond",
	.mmap = pond_mmap,
};
