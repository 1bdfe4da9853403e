// The caller has asked before.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct elder {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

extern const struct file_operations elder_fops;

static struct elder *elder_of(struct vm_area_struct *vma)
{
	return vma->vm_private_data;
}

struct elder *elder_at(struct mm_struct *mm, unsigned long address)
{
	struct vm_area_struct *vma = find_vma(mm, address);

	if (!vma || !vma->vm_file || vma->vm_file->f_op != &elder_fops)
		return NULL;
	return elder_of(vma);
}

static int elder_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_private_data = container_of(vdev, struct elder, vdev);
	return 0;
}

static const struct vfio_device_ops elder_ops = {
	.name = "elder",
	.mmap = elder_mmap,
};
