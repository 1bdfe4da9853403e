// Fills the span.
#include "jet.h"

static int jet_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct jet *jet = container_of(vdev, struct jet, vdev);
	struct jet_span span = { .lo = pci_resource_start(jet->pdev, 0) };

	span.hi = span.lo + pci_resource_len(jet->pdev, 0);
	return jet_map(span, vma);
}

static const struct vfio_device_ops jet_ops = {
	.name = "jet",
	.mmap = jet_mmap,
};
