#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct toy_region {
	u64 hw;
	u64 size;
};

struct toy {
	struct vfio_device vdev;
	struct toy_region regions[4];
	struct pci_dev *pdev;
};

static vm_fault_t toy_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;

	unsigned long pfn = vma->vm_pgoff + ((vmf->address - vma->vm_start) >> PAGE_SHIFT);

	return vmf_insert_pfn(vma, vmf->address, pfn);
	// <- pgoff-used-as-pfn
}

static const struct vm_operations_struct toy_vm_ops = {
	.fault = toy_fault,
};

static int toy_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct toy *toy = container_of(vdev, struct toy, vdev);

	vma->vm_ops = &toy_vm_ops;
	return 0;
}

static const struct vfio_device_ops toy_ops = {
	.name = "toy",
	.mmap = toy_mmap,
};
