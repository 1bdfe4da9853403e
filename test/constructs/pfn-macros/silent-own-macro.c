// The same two macros, but the writing one gets the encoded page and the frame goes to the remap call.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

#define CHALK_BASE(c)		pci_resource_start((c)->core.pdev, 2)
#define CHALK_FRAME(c, n)	((CHALK_BASE(c) >> PAGE_SHIFT) + (n))
#define CHALK_MARK(v, x)	do { (v)->vm_pgoff = (x); } while (0)

struct chalk {
	struct vfio_pci_core_device core;
};

static int chalk_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct chalk *chalk = container_of(vdev, struct chalk, core.vdev);
	unsigned long n = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (n + vma_pages(vma) > pci_resource_len(chalk->core.pdev, 2) >> PAGE_SHIFT)
		return -EINVAL;
	CHALK_MARK(vma, (VFIO_PCI_INDEX_TO_OFFSET(2) >> PAGE_SHIFT) + n);
	return io_remap_pfn_range(vma, vma->vm_start, CHALK_FRAME(chalk, n),
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops chalk_ops = {
	.name = "chalk",
	.mmap = chalk_mmap,
};
