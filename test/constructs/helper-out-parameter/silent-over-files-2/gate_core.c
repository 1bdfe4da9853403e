// Both locals are filled by the other file; the region's own page goes into the vma, the pfn to the remap call.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>
#include "gate.h"

static int gate_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gate *gate = container_of(vdev, struct gate, core.vdev);
	unsigned long hinge, latch;

	if (gate_measure(gate, vma, &latch, &hinge))
		return -EINVAL;
	vma->vm_pgoff = hinge;
	return io_remap_pfn_range(vma, vma->vm_start, latch,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
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
