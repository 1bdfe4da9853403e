// A function that nobody calls, and the offset kept.
#include "shared.h"

static void rue_drop(struct rue *rue)
{
	unmap_mapping_range(rue->vdev.inode->i_mapping, VFIO_PCI_INDEX_TO_OFFSET(0),
			    VFIO_PCI_INDEX_TO_OFFSET(6), true);
}

int rue_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct rue *rue = container_of(vdev, struct rue, vdev);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(rue->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
