// A statement macro does the store.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct bolt {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define BOLT_PLACE(v, base)				\
	do {						\
		(v)->vm_pgoff = (base) >> PAGE_SHIFT;	\
	} while (0)

static int bolt_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bolt *bolt = container_of(vdev, struct bolt, vdev);
	BOLT_PLACE(vma, pci_resource_start(bolt->pdev, 0));
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops bolt_ops = {
	.name = "bolt",
	.mmap = bolt_mmap,
};
