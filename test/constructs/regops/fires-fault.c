// regops with a core device and a fault handler: the store in the region's mmap, the read in the fault.
#include <linux/vfio_pci_core.h>

struct attic {
	u64			hpa;
	u64			bytes;
	struct list_head	maps;
};

static vm_fault_t attic_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long step = (vmf->address - vma->vm_start) >> PAGE_SHIFT;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff + step);
}

static const struct vm_operations_struct attic_vm_ops = {
	.fault	= attic_fault,
};

static int attic_mmap(struct vfio_pci_core_device *vdev,
		      struct vfio_pci_region *region,
		      struct vm_area_struct *vma)
{
	struct attic *a = region->data;
	u64 start = a->hpa;

	if (vma->vm_end - vma->vm_start != a->bytes)
		return -EINVAL;

	vma->vm_ops = &attic_vm_ops;
	vm_flags_set(vma, VM_PFNMAP | VM_IO);
	vma->vm_pgoff = start >> PAGE_SHIFT;
	// <- warning raw-pfn-in-pgoff
	return 0;
}

static void attic_release(struct vfio_pci_core_device *vdev,
			  struct vfio_pci_region *region)
{
	kfree(region->data);
}

static struct vfio_pci_regops attic_regops = {
	.mmap		= attic_mmap,
	.release	= attic_release,
};

int attic_setup(struct vfio_pci_core_device *vdev)
{
	struct attic *a = kzalloc(sizeof(*a), GFP_KERNEL);

	if (!a)
		return -ENOMEM;
	a->hpa = pci_resource_start(vdev->pdev, VFIO_PCI_BAR2_REGION_INDEX);
	a->bytes = pci_resource_len(vdev->pdev, VFIO_PCI_BAR2_REGION_INDEX);
	return vfio_pci_core_register_dev_region(vdev, 0x8086, 3, &attic_regops,
						 a->bytes, 0, a);
}
