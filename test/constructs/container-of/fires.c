// The struct around a member of the struct around the device.
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

static void crow_port_probe(struct crow_port *port, struct resource *res)
{
	port->window = res->start;
}

static int crow_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct crow *crow = container_of(vdev, struct crow, vdev);
	struct crow_port *port = container_of(crow, struct crow_port, crow);

	vma->vm_pgoff = port->window >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops crow_ops = {
	.name = "crow",
	.mmap = crow_mmap,
};
