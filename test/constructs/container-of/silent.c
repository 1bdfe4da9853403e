// The struct around holds a number of the same name that is no address.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct crow {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct crow_port {
	struct crow crow;
	u64 window;
};

static void crow_port_probe(struct crow_port *port, struct vm_area_struct *vma)
{
	port->window = vma->vm_end - vma->vm_start;
}

static int crow_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct crow *crow = container_of(vdev, struct crow, vdev);
	struct crow_port *port = container_of(crow, struct crow_port, crow);

	if (port->window >> PAGE_SHIFT == 0)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(crow->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops crow_ops = {
	.name = "crow",
	.mmap = crow_mmap,
};
