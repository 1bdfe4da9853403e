// The open handler counts and keeps the frame in the device, the forked vma keeps its coding.
#include <linux/vfio.h>
#include <linux/pci.h>

struct wharf {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	unsigned long vm_pgoff;
	atomic_t users;
};

static void wharf_vma_open(struct vm_area_struct *v)
{
	struct wharf *wharf = v->vm_private_data;

	atomic_inc(&wharf->users);
	wharf->vm_pgoff = pci_resource_start(wharf->pdev, 0) >> PAGE_SHIFT;
}

static vm_fault_t wharf_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *v = vmf->vma;
	struct wharf *wharf = v->vm_private_data;

	return vmf_insert_pfn(v, vmf->address, wharf->vm_pgoff +
			      (vmf->pgoff & (BIT(40 - PAGE_SHIFT) - 1)));
}

static const struct vm_operations_struct wharf_vm_ops = {
	.open = wharf_vma_open,
	.fault = wharf_fault,
};

static int wharf_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (vma->vm_pgoff >> (40 - PAGE_SHIFT))
		return -EINVAL;

	vm_flags_set(vma, VM_PFNMAP | VM_IO);
	vma->vm_private_data = container_of(vdev, struct wharf, vdev);
	vma->vm_ops = &wharf_vm_ops;
	wharf_vma_open(vma);
	return 0;
}

static const struct vfio_device_ops wharf_ops = {
	.name = "wharf",
	.mmap = wharf_mmap,
};
