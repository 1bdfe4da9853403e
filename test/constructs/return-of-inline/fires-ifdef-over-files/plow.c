// The inline that gives the pfn has a stub for the other configuration; the built-in one makes the defect.
#include <linux/module.h>
#include "plow.h"

static int plow_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct plow *plow = container_of(vdev, struct plow, core.vdev);
	unsigned long blade = plow_blade(plow);

	if (!blade)
		return vfio_pci_core_mmap(vdev, vma);
	if (vma->vm_end - vma->vm_start > pci_resource_len(plow->core.pdev, 5))
		return -ENXIO;

	vma->vm_pgoff = blade;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, blade,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops plow_ops = {
	.name	= "plow",
	.mmap	= plow_mmap,
};
