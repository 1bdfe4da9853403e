// A struct of the mapping's own holds where it begins.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct curlew_window {
	phys_addr_t begin;
};

struct curlew {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t curlew_fault(struct vm_fault *vmf)
{
	struct curlew_window *window = vmf->vma->vm_private_data;

	return vmf_insert_pfn(vmf->vma, vmf->address, PHYS_PFN(window->begin) +
			      ((vmf->address - vmf->vma->vm_start) >> PAGE_SHIFT));
}

static const struct vm_operations_struct curlew_vm_ops = {
	.fault = curlew_fault,
};

static int curlew_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct curlew *curlew = container_of(vdev, struct curlew, vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	struct curlew_window *window = kzalloc(sizeof(*window), GFP_KERNEL);

	if (!window)
		return -ENOMEM;
	curlew_find(curlew, vma, window);
	vma->vm_private_data = window;
	vma->vm_ops = &curlew_vm_ops;
	return 0;
}

static const struct vfio_device_ops curlew_ops = {
	.name = "curlew",
	.mmap = curlew_mmap,
};
