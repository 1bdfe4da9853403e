// What the files of the driver share.
#include <linux/dma-buf.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct parcel {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
	struct dma_buf		*dmabuf;
	struct phys_range {
		phys_addr_t	paddr;
		size_t		len;
	} range;
};

int parcel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
