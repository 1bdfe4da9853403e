// The stored value is the return value of a function of another file; the fault handler here reads it back.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>
#include "buoy.h"

static vm_fault_t buoy_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long n = (vmf->address - vma->vm_start) >> PAGE_SHIFT;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff + n);
}

static const struct vm_operations_struct buoy_vm_ops = {
	.fault = buoy_fault,
};

static int buoy_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct buoy *buoy = container_of(vdev, struct buoy, core.vdev);

	if (!buoy_covers(buoy, vma))
		return -EINVAL;

	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_pgoff =
	// <- raw-pfn-in-pgoff
		buoy_anchor(buoy, vma->vm_pgoff);
	vma->vm_ops = &buoy_vm_ops;
	return 0;
}

const struct vfio_device_ops buoy_ops = {
	.name = "buoy-vfio-pci",
	.mmap = buoy_mmap,
};
