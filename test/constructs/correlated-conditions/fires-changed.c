// The condition changes in between.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct shrew {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int shrew_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct shrew *shrew = container_of(vdev, struct shrew, vdev);
	int kind = shrew_kind(shrew);
	unsigned long val = vma->vm_pgoff;

	if (kind == 1)
		val = PHYS_PFN(pci_resource_start(shrew->pdev, 0));
	kind = shrew_kind(shrew);
	if (kind != 1)
		vma->vm_pgoff = val;
		// <- raw-pfn-in-pgoff
	return 0;
}


static const struct vfio_device_ops shrew_ops = {
	.name = "shrew",
	.mmap = shrew_mmap,
};
