// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct etes_dev {
	struct vfio_pci_core_device core;
	struct rw_semaphore gate;
};

/* was a remap once, and kept its name */
static vm_fault_t etes_remap_page(struct etes_dev *e, struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned int bar = vmf->pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vmf->pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	return vmf_insert_pfn_prot(vma, vmf->address,
			PHYS_PFN(pci_resource_start(e->core.pdev, bar)) + page,
			vma->vm_page_prot);
}

static vm_fault_t etes_fault(struct vm_fault *vmf)
{
	struct etes_dev *e = vmf->vma->vm_private_data;
	vm_fault_t ret;

	down_read(&e->gate);
	ret = etes_remap_page(e, vmf);
	up_read(&e->gate);
	return ret;
}

static const struct vm_operations_struct etes_vm_ops = {
	.fault = etes_fault,
};

static int etes_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct etes_dev *e = container_of(vdev, struct etes_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int bar = VFIO_PCI_OFFSET_TO_INDEX(off);

	if (bar >= VFIO_PCI_ROM_REGION_INDEX || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((off & VFIO_PCI_OFFSET_MASK) + (vma->vm_end - vma->vm_start) >
	    pci_resource_len(e->core.pdev, bar))
		return -EINVAL;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_private_data = e;
	vma->vm_ops = &etes_vm_ops;
	return 0;
}

void etes_zap(struct etes_dev *e)
{
	down_write(&e->gate);
	unmap_mapping_range(e->core.vdev.inode->i_mapping, 0,
			    VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_ROM_REGION_INDEX), 1);
	up_write(&e->gate);
}

static const struct vfio_device_ops etes_ops = {
	.name = "etes-vfio-pci",
	.mmap = etes_mmap,
};
