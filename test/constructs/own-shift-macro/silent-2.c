// With the same 48 the driver writes index and page back in the coding that its reset invalidates by.
#include <linux/vfio.h>
#include <linux/pci.h>

#define LAMP_REGION_SHIFT	48
#define LAMP_REGION_MASK	((1ULL << LAMP_REGION_SHIFT) - 1)
#define LAMP_REGION_AT(i)	((u64)(i) << LAMP_REGION_SHIFT)

struct lampion {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static long lampion_reset(struct lampion *l)
{
	unmap_mapping_range(l->vdev.inode->i_mapping, LAMP_REGION_AT(0),
			    LAMP_REGION_AT(6), true);
	return pci_reset_function(l->pdev);
}

static long lampion_ioctl(struct vfio_device *vdev, unsigned int cmd, unsigned long arg)
{
	if (cmd == VFIO_DEVICE_RESET)
		return lampion_reset(container_of(vdev, struct lampion, vdev));
	return -ENOTTY;
}

static vm_fault_t lampion_fault(struct vm_fault *vmf)
{
	struct lampion *l = vmf->vma->vm_private_data;
	u64 off = (u64)vmf->pgoff << PAGE_SHIFT;
	resource_size_t pa = pci_resource_start(l->pdev, off >> LAMP_REGION_SHIFT);

	return vmf_insert_pfn(vmf->vma, vmf->address,
			      (pa + (off & LAMP_REGION_MASK)) >> PAGE_SHIFT);
}

static const struct vm_operations_struct lampion_vm_ops = {
	.fault = lampion_fault,
};

static int lampion_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int bar = off >> LAMP_REGION_SHIFT;

	if (bar > 5)
		return -EINVAL;
	off &= LAMP_REGION_MASK;

	vma->vm_private_data = container_of(vdev, struct lampion, vdev);
	vma->vm_pgoff = (LAMP_REGION_AT(bar) + off) >> PAGE_SHIFT;
	vma->vm_ops = &lampion_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP);
	return 0;
}

static const struct vfio_device_ops lampion_ops = {
	.name = "lampion",
	.ioctl = lampion_ioctl,
	.mmap = lampion_mmap,
};
