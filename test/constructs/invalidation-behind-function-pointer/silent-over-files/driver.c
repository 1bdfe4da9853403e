// Reset through a pointer, and the offset kept.
#include "shared.h"

static void fig_v1_reset(struct fig *fig)
{
	unmap_mapping_range(fig->vdev.inode->i_mapping, VFIO_PCI_INDEX_TO_OFFSET(0),
			    VFIO_PCI_INDEX_TO_OFFSET(6), true);
}

static const struct fig_hw fig_v1 = { .reset = fig_v1_reset };

int fig_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fig *fig = container_of(vdev, struct fig, vdev);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(fig->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
