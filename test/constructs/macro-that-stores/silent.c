// The macro stores what it is given: the offset.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct bolt {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define BOLT_PLACE(v, what)				\
	do {						\
		(v)->vm_pgoff = (what);			\
	} while (0)

static int bolt_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bolt *bolt = container_of(vdev, struct bolt, vdev);
	unsigned long was = vma->vm_pgoff;

	BOLT_PLACE(vma, was);
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(bolt->pdev, 0)), vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops bolt_ops = {
	.name = "bolt",
	.mmap = bolt_mmap,
};
