// The member is reached by pointer arithmetic.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct gnat {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int gnat_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gnat *gnat = container_of(vdev, struct gnat, vdev);
	unsigned long *slot = (unsigned long *)((char *)vma + offsetof(struct vm_area_struct, vm_pgoff));

	*slot = pci_resource_start(gnat->pdev, 0) >> PAGE_SHIFT;
	return 0;
}


static const struct vfio_device_ops gnat_ops = {
	.name = "gnat",
	.mmap = gnat_mmap,
};
