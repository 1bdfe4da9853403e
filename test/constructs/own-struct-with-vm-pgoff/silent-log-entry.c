// A log entry with vm_pgoff, filled in the fault handler with the frame that was inserted.
#include <linux/vfio.h>
#include <linux/pci.h>
#include <linux/kfifo.h>

struct flint_event {
	u64 address;
	u64 vm_pgoff;
};

struct flint {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	DECLARE_KFIFO(log, struct flint_event, 64);
};

static vm_fault_t flint_fault(struct vm_fault *vmf)
{
	struct flint *f = vmf->vma->vm_private_data;
	unsigned int bar = vmf->pgoff >> (40 - PAGE_SHIFT);
	struct flint_event vma;
	unsigned long pfn;

	pfn = (pci_resource_start(f->pdev, bar) >> PAGE_SHIFT) +
	      (vmf->pgoff & (BIT(40 - PAGE_SHIFT) - 1));

	vma.address = vmf->address;
	vma.vm_pgoff = pfn;
	kfifo_put(&f->log, vma);

	return vmf_insert_pfn(vmf->vma, vmf->address, pfn);
}

static const struct vm_operations_struct flint_vm_ops = {
	.fault = flint_fault,
};

static int flint_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (vma->vm_pgoff >> (40 - PAGE_SHIFT) > 5)
		return -EINVAL;
	vm_flags_set(vma, VM_PFNMAP | VM_IO);
	vma->vm_private_data = container_of(vdev, struct flint, vdev);
	vma->vm_ops = &flint_vm_ops;
	return 0;
}

static const struct vfio_device_ops flint_ops = {
	.name = "flint",
	.mmap = flint_mmap,
};
