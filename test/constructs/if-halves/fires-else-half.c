// The half for older kernels, in the #else, is the only one that stores.
#include <linux/vfio.h>
#include <linux/version.h>
#include <linux/pci.h>

struct zinc {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static unsigned long zinc_frame(struct zinc *z, struct vm_area_struct *vma)
{
	unsigned int bar = vma->vm_pgoff >> (40 - PAGE_SHIFT);

	return (pci_resource_start(z->pdev, bar) >> PAGE_SHIFT) +
	       (vma->vm_pgoff & (BIT(40 - PAGE_SHIFT) - 1));
}

static vm_fault_t zinc_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long n = (vmf->address - vma->vm_start) >> PAGE_SHIFT;

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 10, 0)
	return vmf_insert_pfn(vma, vmf->address,
			      zinc_frame(vma->vm_private_data, vma) + n);
#else
	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff + n);
#endif
}

static const struct vm_operations_struct zinc_vm_ops = {
	.fault = zinc_fault,
};

static int zinc_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct zinc *z = container_of(vdev, struct zinc, vdev);

	if (vma->vm_pgoff >> (40 - PAGE_SHIFT) >= PCI_STD_NUM_BARS)
		return -EINVAL;

	vma->vm_private_data = z;
	vma->vm_ops = &zinc_vm_ops;
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 10, 0)
	vm_flags_set(vma, VM_IO | VM_PFNMAP);
#else
	vma->vm_flags |= VM_IO | VM_PFNMAP;
	vma->vm_pgoff = zinc_frame(z, vma);
	// <- raw-pfn-in-pgoff
#endif
	return 0;
}

static const struct vfio_device_ops zinc_ops = {
	.name = "zinc",
	.mmap = zinc_mmap,
};
