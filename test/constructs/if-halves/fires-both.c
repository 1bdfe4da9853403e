// Each half stores in its own way.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct wren {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int wren_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wren *wren = container_of(vdev, struct wren, vdev);
#ifdef CONFIG_64BIT
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(wren->pdev, 0));
	// <- raw-pfn-in-pgoff
#else
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(wren->pdev, 2));
	// <- raw-pfn-in-pgoff
#endif
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops wren_ops = {
	.name = "wren",
	.mmap = wren_mmap,
};
