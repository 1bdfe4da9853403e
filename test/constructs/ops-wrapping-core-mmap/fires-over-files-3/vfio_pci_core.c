// The core keeps a vm_ops with a fault handler and zaps pages on runtime suspend of any variant.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>
#include "core_priv.h"

static vm_fault_t core_fault(struct vm_fault *vmf)
{
	struct vfio_pci_core_device *vdev = vmf->vma->vm_private_data;
	unsigned int bar = vmf->pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vmf->pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	return vmf_insert_pfn(vmf->vma, vmf->address, page +
			      PHYS_PFN(pci_resource_start(vdev->pdev, bar)));
}

const struct vm_operations_struct core_vm_ops = {
	.fault	= core_fault,
};

int vfio_pci_core_mmap(struct vfio_device *vd, struct vm_area_struct *vma)
{
	vma->vm_private_data = container_of(vd, struct vfio_pci_core_device, vdev);
	vma->vm_ops = &core_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP);
	return 0;
}

void vfio_pci_core_close_device(struct vfio_device *vd)
{
	unmap_mapping_pages(vd->inode->i_mapping, 0,
			    VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_ROM_REGION_INDEX) >> PAGE_SHIFT,
			    true);
}
