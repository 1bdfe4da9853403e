// Saved, overwritten for the call, and put back on one way out alone.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct plum {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int plum_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct plum *plum = container_of(vdev, struct plum, vdev);
	unsigned long was = vma->vm_pgoff;
	int ret;

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(plum->pdev, 0));
	// <- raw-pfn-in-pgoff
	ret = remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE, vma->vm_page_prot);
	if (ret)
		vma->vm_pgoff = was;
	return ret;
}

static const struct vfio_device_ops plum_ops = {
	.name = "plum",
	.mmap = plum_mmap,
};
