// A value kept in an xarray under a cookie.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct gnat {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct xarray frames;
};

static int gnat_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gnat *gnat = container_of(vdev, struct gnat, vdev);
	void *entry = xa_load(&gnat->frames, vma->vm_pgoff);

	vma->vm_pgoff = xa_to_value(entry);
	return 0;
}


static const struct vfio_device_ops gnat_ops = {
	.name = "gnat",
	.mmap = gnat_mmap,
};
