// No local at all: vmf->vma->vm_pgoff is written, in a helper that gets the vmf from huge_fault.
#include <linux/vfio.h>
#include <linux/huge_mm.h>
#include <linux/ioport.h>

struct canoe {
	struct vfio_device vdev;
	struct resource *res;
};

static vm_fault_t canoe_insert(struct vm_fault *vmf, unsigned int order)
{
	struct canoe *canoe = vmf->vma->vm_private_data;

	if (order)
		return VM_FAULT_FALLBACK;

	vmf->vma->vm_pgoff = PHYS_PFN(canoe->res->start);
	// <- raw-pfn-in-pgoff
	return vmf_insert_pfn(vmf->vma, vmf->address, vmf->vma->vm_pgoff +
			      ((vmf->address - vmf->vma->vm_start) >> PAGE_SHIFT));
}

static vm_fault_t canoe_fault(struct vm_fault *vmf)
{
	return canoe_insert(vmf, 0);
}

static const struct vm_operations_struct canoe_vm_ops = {
	.fault = canoe_fault,
	.huge_fault = canoe_insert,
};

static int canoe_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct canoe *canoe = container_of(vdev, struct canoe, vdev);

	if (vma->vm_pgoff || vma_pages(vma) > resource_size(canoe->res) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_private_data = canoe;
	vma->vm_ops = &canoe_vm_ops;
	return 0;
}

static const struct vfio_device_ops canoe_ops = {
	.name = "canoe",
	.mmap = canoe_mmap,
};
