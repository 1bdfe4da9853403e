// SPDX-License-Identifier: MIT
#include <linux/pfn_t.h>
#include <linux/vfio_pci_core.h>

struct gemsbok {
	struct vfio_pci_core_device core;
};

static vm_fault_t gemsbok_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct gemsbok *g = vma->vm_private_data;
	phys_addr_t at = pci_resource_start(g->core.pdev, 2);

	at += vmf->address - vma->vm_start;
	return vmf_insert_mixed(vma, vmf->address, phys_to_pfn_t(at, PFN_DEV));
	// <- error fault-drops-offset: the page in the region is left out
}

static const struct vm_operations_struct gemsbok_vm_ops = {
	.fault = gemsbok_fault,
};

static int gemsbok_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gemsbok *g = container_of(vdev, struct gemsbok, core.vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT) != 2 ||
	    !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (page + vma_pages(vma) > pci_resource_len(g->core.pdev, 2) >> PAGE_SHIFT)
		return -EINVAL;
	vm_flags_set(vma, VM_MIXEDMAP);
	vma->vm_private_data = g;
	vma->vm_ops = &gemsbok_vm_ops;
	return 0;
}

static const struct vfio_device_ops gemsbok_ops = {
	.name = "gemsbok",
	.mmap = gemsbok_mmap,
};
