// A page shift written as the number 14.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct gnat {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int gnat_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gnat *gnat = container_of(vdev, struct gnat, vdev);

	vma->vm_pgoff = pci_resource_start(gnat->pdev, 0) >> 14;
	return 0;
}


static const struct vfio_device_ops gnat_ops = {
	.name = "gnat",
	.mmap = gnat_mmap,
};
