// vm_ops are extern, from yarn_vm.c of this folder, whose fault handler reads the frame that is stored here.
#include <linux/pci.h>
#include <linux/vfio.h>

extern const struct vm_operations_struct yarn_frame_vm_ops;

struct yarn {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
};

static int yarn_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct yarn *y = container_of(vdev, struct yarn, vdev);
	unsigned long base = pci_resource_start(y->pdev, 0);
	unsigned long size = pci_resource_len(y->pdev, 0);
	unsigned long off = vma->vm_pgoff << PAGE_SHIFT;

	if (off >= size || size - off < vma->vm_end - vma->vm_start)
		return -EINVAL;

	vma->vm_ops = &yarn_frame_vm_ops;
	vma->vm_pgoff = (base + off) >> PAGE_SHIFT;
	// <- warning raw-pfn-in-pgoff
	vm_flags_set(vma, VM_IO | VM_PFNMAP);
	return 0;
}

static const struct vfio_device_ops yarn_ops = {
	.name	= "yarn",
	.mmap	= yarn_mmap,
};
