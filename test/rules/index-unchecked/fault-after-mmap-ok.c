// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct mica_dev {
	struct vfio_pci_core_device core;
	struct rw_semaphore alive;
	phys_addr_t base[6];
};

static vm_fault_t mica_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct mica_dev *m = vma->vm_private_data;
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	vm_fault_t ret;

	page += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	down_read(&m->alive);
	ret = vmf_insert_pfn(vma, vmf->address, PHYS_PFN(m->base[bar]) + page);
	up_read(&m->alive);
	return ret;
}

static const struct vm_operations_struct mica_vm_ops = {
	.fault = mica_fault,
};

static int mica_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mica_dev *m = container_of(vdev, struct mica_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int bar = VFIO_PCI_OFFSET_TO_INDEX(off);

	if (bar > VFIO_PCI_BAR5_REGION_INDEX || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((off & VFIO_PCI_OFFSET_MASK) + (vma->vm_end - vma->vm_start) >
	    pci_resource_len(m->core.pdev, bar))
		return -EINVAL;

	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_private_data = m;
	vma->vm_ops = &mica_vm_ops;
	return 0;
}

static const struct vfio_device_ops mica_ops = {
	.name = "mica-vfio-pci",
	.mmap = mica_mmap,
};
