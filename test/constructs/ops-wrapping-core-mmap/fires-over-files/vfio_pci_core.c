// A library that bus drivers share.
#include <linux/vfio.h>
#include "vfio_pci_core.h"

int vfio_pci_core_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct vfio_pci_core_device *core = container_of(vdev, struct vfio_pci_core_device, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);

	vma->vm_pgoff = pci_resource_start(core->pdev, index) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
EXPORT_SYMBOL_GPL(vfio_pci_core_mmap);
