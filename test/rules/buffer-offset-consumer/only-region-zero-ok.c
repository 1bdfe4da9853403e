// Any offset but that of the first region is refused before.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct coati {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 size;
};

static int coati_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct coati *coati = container_of(vdev, struct coati, vdev);
	if (vma->vm_pgoff >= coati->size >> PAGE_SHIFT)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return vm_iomap_memory(vma, pci_resource_start(coati->pdev, 0), coati->size);
}

static const struct vfio_device_ops coati_ops = {
	.name = "coati",
	.mmap = coati_mmap,
};
