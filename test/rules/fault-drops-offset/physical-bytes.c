// Added as bytes to the address, and made a pfn at the end.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct bittern {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct resource res;
};

static vm_fault_t bittern_fault(struct vm_fault *vmf)
{
	struct bittern *bittern = vmf->vma->vm_private_data;
	phys_addr_t at = bittern->res.start;

	at += vmf->address - vmf->vma->vm_start;
	return vmf_insert_pfn(vmf->vma, vmf->address & PAGE_MASK, PHYS_PFN(at));
	//                                                        ^ error fault-drops-offset
}

static const struct vm_operations_struct bittern_vm_ops = {
	.fault = bittern_fault,
};

static int bittern_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bittern *bittern = container_of(vdev, struct bittern, vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	vma->vm_private_data = bittern;
	vma->vm_ops = &bittern_vm_ops;
	return 0;
}

static const struct vfio_device_ops bittern_ops = {
	.name = "bittern",
	.mmap = bittern_mmap,
};
