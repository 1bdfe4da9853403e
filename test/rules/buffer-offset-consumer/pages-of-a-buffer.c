// vm_map_pages() takes vm_pgoff for an index into the array.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct ocelot {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct page **pages;
	unsigned long count;
};

static int ocelot_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ocelot *ocelot = container_of(vdev, struct ocelot, vdev);
	if (!(vma->vm_flags & VM_SHARED))
		return -EPERM;
	return vm_map_pages(vma, ocelot->pages, ocelot->count);
	// <- error buffer-offset-consumer
}

static const struct vfio_device_ops ocelot_ops = {
	.name = "ocelot",
	.mmap = ocelot_mmap,
};
