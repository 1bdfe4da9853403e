// The reset is called through the driver's own function pointer.
#include "shared.h"

static void fig_v1_reset(struct fig *fig)
{
	unmap_mapping_range(fig->vdev.inode->i_mapping, VFIO_PCI_INDEX_TO_OFFSET(0),
			    VFIO_PCI_INDEX_TO_OFFSET(6), true);
}

static const struct fig_hw fig_v1 = { .reset = fig_v1_reset };

long fig_ioctl(struct vfio_device *vdev, unsigned int cmd, unsigned long arg)
{
	struct fig *fig = container_of(vdev, struct fig, vdev);

	fig->hw->reset(fig);
	return 0;
}

int fig_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fig *fig = container_of(vdev, struct fig, vdev);

	vma->vm_pgoff = pci_resource_start(fig->pdev, 0) >> PAGE_SHIFT;
	// <- error raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
