// The fault handler computes the frame from vmf->pgoff and inserts it; the vma is only read.
#include <linux/vfio.h>
#include <linux/pci.h>

struct beacon {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct rw_semaphore lock;
};

static vm_fault_t beacon_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *v = vmf->vma;
	struct beacon *beacon = v->vm_private_data;
	unsigned int bar = vmf->pgoff >> (40 - PAGE_SHIFT);
	unsigned long pgoff = vmf->pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);
	vm_fault_t ret;

	pgoff += pci_resource_start(beacon->pdev, bar) >> PAGE_SHIFT;

	down_read(&beacon->lock);
	ret = vmf_insert_pfn(v, vmf->address, pgoff);
	up_read(&beacon->lock);
	return ret;
}

static const struct vm_operations_struct beacon_vm_ops = {
	.fault = beacon_fault,
};

static int beacon_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct beacon *beacon = container_of(vdev, struct beacon, vdev);
	unsigned int bar = vma->vm_pgoff >> (40 - PAGE_SHIFT);

	if (bar >= PCI_STD_NUM_BARS)
		return -EINVAL;
	if (vma->vm_end - vma->vm_start != pci_resource_len(beacon->pdev, bar))
		return -EINVAL;

	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND);
	vma->vm_private_data = beacon;
	vma->vm_ops = &beacon_vm_ops;
	return 0;
}

static const struct vfio_device_ops beacon_ops = {
	.name = "beacon",
	.mmap = beacon_mmap,
};
