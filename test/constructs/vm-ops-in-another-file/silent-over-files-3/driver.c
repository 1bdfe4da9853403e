// vm_ops are extern; their fault handler adds the device's first frame to the masked page, nothing is stored in the vma.
#include <linux/pci.h>
#include "twine.h"

static int twine_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct twine *t = container_of(vdev, struct twine, vdev);
	struct pci_dev *pdev = to_pci_dev(vdev->dev);

	t->first_pfn = pci_resource_start(pdev, 0) >> PAGE_SHIFT;
	t->page_mask = (1UL << (40 - PAGE_SHIFT)) - 1;
	if (vma->vm_pgoff & ~t->page_mask)
		return -EINVAL;

	vma->vm_ops = &twine_device_vm_ops;
	vma->vm_private_data = t;
	vm_flags_set(vma, VM_IO | VM_PFNMAP);
	return 0;
}

static const struct vfio_device_ops twine_ops = {
	.name	= "twine",
	.mmap	= twine_mmap,
};
