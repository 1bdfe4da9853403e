// Dotted designators again; the fault handler gets the frame from the device and vm_pgoff stays as it came.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct press_model {
	struct {
		struct vfio_device_ops	dev;
		struct vm_operations_struct vm;
	} ops;
};

struct press {
	struct vfio_device	vdev;
	phys_addr_t		plate;
	size_t			plate_len;
};

static vm_fault_t press_fault(struct vm_fault *vmf)
{
	struct press *p = vmf->vma->vm_private_data;
	unsigned long pgoff = vmf->pgoff & (BIT(40 - PAGE_SHIFT) - 1);

	if (pgoff >= p->plate_len >> PAGE_SHIFT)
		return VM_FAULT_SIGBUS;

	pgoff += p->plate >> PAGE_SHIFT;
	return vmf_insert_pfn(vmf->vma, vmf->address, pgoff);
}

static int press_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);

static const struct press_model press_models[] = {
	[0].ops.dev.name = "press-screw",
	[0].ops.dev.mmap = press_mmap,
	[0].ops.vm.fault = press_fault,
};

static int press_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (vma->vm_pgoff >> (40 - PAGE_SHIFT))
		return -EINVAL;

	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_ops = &press_models[0].ops.vm;
	vma->vm_private_data = container_of(vdev, struct press, vdev);
	return 0;
}
