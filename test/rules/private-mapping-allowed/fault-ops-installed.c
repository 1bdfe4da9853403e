// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct gorse_dev {
	struct vfio_pci_core_device core;
};

static unsigned long gorse_pfn(struct gorse_dev *g, struct vm_area_struct *vma)
{
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	return PHYS_PFN(pci_resource_start(g->core.pdev, bar)) + page;
}

static vm_fault_t gorse_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long delta = (vmf->address - vma->vm_start) >> PAGE_SHIFT;

	return vmf_insert_pfn(vma, vmf->address,
			      gorse_pfn(vma->vm_private_data, vma) + delta);
}

static const struct vm_operations_struct gorse_vmops = {
	.fault = gorse_fault,
};

static int gorse_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
// <- warning private-mapping-allowed
{
	struct gorse_dev *g = container_of(vdev, struct gorse_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u64 len = vma->vm_end - vma->vm_start;
	u64 size;

	switch (off >> VFIO_PCI_OFFSET_SHIFT) {
	case VFIO_PCI_BAR0_REGION_INDEX:
		size = pci_resource_len(g->core.pdev, 0);
		break;
	case VFIO_PCI_BAR2_REGION_INDEX:
		size = pci_resource_len(g->core.pdev, 2);
		break;
	default:
		return -EINVAL;
	}
	off &= VFIO_PCI_OFFSET_MASK;
	if (off > size || len > size - off)
		return -EINVAL;

	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_private_data = g;
	vma->vm_ops = &gorse_vmops;
	return 0;
}

static const struct vfio_device_ops gorse_ops = {
	.name = "gorse-vfio-pci",
	.mmap = gorse_mmap,
};
