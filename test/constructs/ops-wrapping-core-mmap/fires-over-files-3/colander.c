// The variant borrows the core's mmap for most BARs and pre-maps one itself, leaving a frame in vm_pgoff.
#include <linux/pci.h>
#include "core_priv.h"

struct colander {
	struct vfio_pci_core_device	core;
	resource_size_t			mesh;
};

static int colander_premap(struct colander *c, struct vm_area_struct *vma)
{
	unsigned long len = vma->vm_end - vma->vm_start;

	vma->vm_pgoff &= VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT;
	vma->vm_pgoff |= c->mesh >> PAGE_SHIFT;
	// <- error raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, len,
			       vma->vm_page_prot);
}

static int colander_mmap(struct vfio_device *vd, struct vm_area_struct *vma)
{
	struct colander *c = container_of(vd, struct colander, core.vdev);
	u64 bar = ((u64)vma->vm_pgoff << PAGE_SHIFT) >> VFIO_PCI_OFFSET_SHIFT;

	return bar == 4 ? colander_premap(c, vma) : vfio_pci_core_mmap(vd, vma);
}

static int colander_open(struct vfio_device *vd)
{
	struct colander *c = container_of(vd, struct colander, core.vdev);

	c->mesh = pci_resource_start(c->core.pdev, 4);
	return 0;
}

static const struct vfio_device_ops colander_ops = {
	.name		= "colander-vfio-pci",
	.open_device	= colander_open,
	.close_device	= vfio_pci_core_close_device,
	.mmap		= colander_mmap,
};
