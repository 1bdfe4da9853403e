// All elements of an array are one place: an address and a number in one table.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct gnat {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 slots[2];
};

static void gnat_fill(struct gnat *gnat)
{
	gnat->slots[0] = pci_resource_start(gnat->pdev, 0);
	gnat->slots[1] = gnat_cookie(gnat);
}

static int gnat_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gnat *gnat = container_of(vdev, struct gnat, vdev);

	vma->vm_pgoff = gnat->slots[0] >> PAGE_SHIFT;
	return 0;
}


static const struct vfio_device_ops gnat_ops = {
	.name = "gnat",
	.mmap = gnat_mmap,
};
