// The driver drops mappings that keep the offset.
#include "shared.h"

long lime_ioctl(struct vfio_device *vdev, unsigned int cmd, unsigned long arg)
{
	struct lime *lime = container_of(vdev, struct lime, vdev);

	unmap_mapping_range(lime->vdev.inode->i_mapping, VFIO_PCI_INDEX_TO_OFFSET(0),
			    VFIO_PCI_INDEX_TO_OFFSET(6), true);
	return 0;
}

int lime_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lime *lime = container_of(vdev, struct lime, vdev);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(lime->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
