// The address waits in a local.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct flint {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int flint_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct flint *flint = container_of(vdev, struct flint, vdev);
	resource_size_t where = pci_resource_start(flint->pdev, 2);

	if (vma->vm_pgoff || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return io_remap_pfn_range(vma, vma->vm_start, where, PAGE_SIZE, vma->vm_page_prot);
	//                                            ^^^^^ error phys-used-as-pfn
}

static const struct vfio_device_ops flint_ops = {
	.name = "flint",
	.mmap = flint_mmap,
};
