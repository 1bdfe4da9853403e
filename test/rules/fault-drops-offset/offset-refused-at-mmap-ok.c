// mmap refuses a mapping that does not begin where the region does.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct wren {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t wren_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct wren *wren = vma->vm_private_data;

	return vmf_insert_pfn(vma, vmf->address, PHYS_PFN(pci_resource_start(wren->pdev, 0)) +
			      ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
}

static const struct vm_operations_struct wren_vm_ops = {
	.fault = wren_fault,
};

static int wren_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wren *wren = container_of(vdev, struct wren, vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT))
		return -EINVAL;
	vma->vm_private_data = wren;
	vma->vm_ops = &wren_vm_ops;
	return 0;
}

static const struct vfio_device_ops wren_ops = {
	.name = "wren",
	.mmap = wren_mmap,
};
