// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct dunl_dev {
	struct vfio_pci_core_device core;
};

static int dunl_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dunl_dev *d = container_of(vdev, struct dunl_dev, core.vdev);
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 at = ((u64)vma->vm_pgoff << PAGE_SHIFT) & VFIO_PCI_OFFSET_MASK;
	u64 len = vma->vm_end - vma->vm_start;

	if (bar > VFIO_PCI_BAR5_REGION_INDEX)
		return -EINVAL;
	if ((vma->vm_flags & (VM_SHARED | VM_EXEC)) != VM_SHARED)
		return -EACCES;
	if (at + len > pci_resource_len(d->core.pdev, bar))
		return -EINVAL;

	return io_remap_pfn_range(vma, vma->vm_start,
			PHYS_PFN(pci_resource_start(d->core.pdev, bar) + at),
			len, pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops dunl_ops = {
	.name = "dunl-vfio-pci",
	.mmap = dunl_mmap,
};
