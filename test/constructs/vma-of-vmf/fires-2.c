// A fault handler takes the vma out of the vmf and moves its vm_pgoff to a frame on the first touch.
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
	unsigned long pfn = pci_resource_start(beacon->pdev, bar) >> PAGE_SHIFT;
	vm_fault_t ret = VM_FAULT_SIGBUS;

	down_read(&beacon->lock);
	v->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
	if (!io_remap_pfn_range(v, v->vm_start, pfn, v->vm_end - v->vm_start,
				v->vm_page_prot))
		ret = VM_FAULT_NOPAGE;
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
