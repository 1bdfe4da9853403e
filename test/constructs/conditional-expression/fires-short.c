// The short form: what is tested is the pfn.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct crab {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int crab_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct crab *crab = container_of(vdev, struct crab, vdev);
	unsigned long pfn = pci_resource_start(crab->pdev, 0) >> PAGE_SHIFT;

	vma->vm_pgoff = pfn ?: vma->vm_pgoff;
	// <- raw-pfn-in-pgoff
	return 0;
}

static const struct vfio_device_ops crab_ops = {
	.name = "crab",
	.mmap = crab_mmap,
};
