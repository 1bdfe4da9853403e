// Bytes copied by memcpy().
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct gnat {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int gnat_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gnat *gnat = container_of(vdev, struct gnat, vdev);
	phys_addr_t base = pci_resource_start(gnat->pdev, 0);
	u64 raw;

	memcpy(&raw, &base, sizeof(raw));
	vma->vm_pgoff = raw >> PAGE_SHIFT;
	return 0;
}


static const struct vfio_device_ops gnat_ops = {
	.name = "gnat",
	.mmap = gnat_mmap,
};
