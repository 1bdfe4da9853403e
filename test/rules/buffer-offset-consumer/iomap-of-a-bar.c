// The BAR that the index names, by the helper that reads vm_pgoff.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct lynx {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int lynx_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lynx *lynx = container_of(vdev, struct lynx, vdev);
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);

	if (bar >= VFIO_PCI_ROM_REGION_INDEX || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return vm_iomap_memory(vma, pci_resource_start(lynx->pdev, bar),
	// <- error buffer-offset-consumer
			       pci_resource_len(lynx->pdev, bar));
}

static const struct vfio_device_ops lynx_ops = {
	.name = "lynx",
	.mmap = lynx_mmap,
};
