// vm_pgoff goes into a look-up, whose answer is mapped.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct chalk {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int chalk_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct chalk *chalk = container_of(vdev, struct chalk, vdev);
	unsigned long pfn = chalk_pfn_of(chalk, vma->vm_pgoff);

	if (!pfn || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, pfn, PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops chalk_ops = {
	.name = "chalk",
	.mmap = chalk_mmap,
};
