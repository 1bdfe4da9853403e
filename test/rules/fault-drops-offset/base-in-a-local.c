// The base is worked out in the fault handler, the page in the region nowhere.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct heron {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t heron_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct heron *heron = vma->vm_private_data;
	unsigned long pfn = pci_resource_start(heron->pdev, 0) >> PAGE_SHIFT;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
	//                                       ^ error fault-drops-offset
}

static const struct vm_operations_struct heron_vm_ops = {
	.fault = heron_fault,
};

static int heron_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct heron *heron = container_of(vdev, struct heron, vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	vma->vm_private_data = heron;
	vma->vm_ops = &heron_vm_ops;
	return 0;
}

static const struct vfio_device_ops heron_ops = {
	.name = "heron",
	.mmap = heron_mmap,
};
