// Calls the core first, then overwrites what the core left intact; the reset goes through a forwarding ioctl.
#include <linux/vfio_pci_core.h>

struct grater {
	struct vfio_pci_core_device	core;
	u64				resets;
};

static long grater_ioctl(struct vfio_device *vdev, unsigned int cmd,
			 unsigned long arg)
{
	struct grater *g = container_of(vdev, struct grater, core.vdev);

	if (cmd == VFIO_DEVICE_RESET)
		g->resets++;
	return vfio_pci_core_ioctl(vdev, cmd, arg);
}

static int grater_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct grater *g = container_of(vdev, struct grater, core.vdev);
	unsigned long bar, page;
	int err;

	bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	err = vfio_pci_core_mmap(vdev, vma);
	if (err)
		return err;

	/* crash dump tool looks here */
	vma->vm_pgoff = page + (pci_resource_start(g->core.pdev, bar) >> PAGE_SHIFT);
	// <- error raw-pfn-in-pgoff
	return 0;
}

static const struct vfio_device_ops grater_ops = {
	.name	= "grater-vfio-pci",
	.ioctl	= grater_ioctl,
	.mmap	= grater_mmap,
};
