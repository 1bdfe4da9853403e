// PHYS_PFN() of the BAR's start right at the store.
#include "shared.h"

int pebble_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pebble *p = container_of(vdev, struct pebble, core.vdev);
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);

	if (bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	if (vma_pages(vma) > PHYS_PFN(pci_resource_len(p->core.pdev, bar)))
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(p->core.pdev, bar));
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(pci_resource_start(p->core.pdev, bar)),
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
