// The helper of the other file fills a local by address; the store is here, and so is the zap that it defeats.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>
#include "gate.h"

static int gate_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gate *gate = container_of(vdev, struct gate, core.vdev);
	unsigned long hinge;
	pgprot_t prot = vma->vm_page_prot;

	if (gate_measure(gate, vma, &hinge, &prot))
		return -EINVAL;
	vma->vm_page_prot = prot;
	vma->vm_pgoff = hinge;
	// <- error raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, hinge,
				  vma->vm_end - vma->vm_start, prot);
}

static long gate_ioctl(struct vfio_device *vdev, unsigned int cmd, unsigned long arg)
{
	struct gate *gate = container_of(vdev, struct gate, core.vdev);

	if (cmd == GATE_SLAM)
		unmap_mapping_range(gate->f_mapping, VFIO_PCI_INDEX_TO_OFFSET(2),
				    pci_resource_len(gate->core.pdev, 2), 1);
	return vfio_pci_core_ioctl(vdev, cmd, arg);
}

static const struct vfio_device_ops gate_ops = {
	.name	= "gate",
	.mmap	= gate_mmap,
	.ioctl	= gate_ioctl,
};
