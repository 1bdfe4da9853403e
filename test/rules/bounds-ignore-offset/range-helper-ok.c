// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct alder_dev {
	struct vfio_pci_core_device core;
};

static bool alder_inside(u64 size, u64 first, u64 count)
{
	return count <= size && first <= size - count;
}

static int alder_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct alder_dev *a = container_of(vdev, struct alder_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int bar = VFIO_PCI_OFFSET_TO_INDEX(off);
	u64 len = vma->vm_end - vma->vm_start;
	u64 size;

	if (bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	size = pci_resource_len(a->core.pdev, bar);
	off &= VFIO_PCI_OFFSET_MASK;
	if (!size || !alder_inside(size, off, len))
		return -EINVAL;

	return io_remap_pfn_range(vma, vma->vm_start,
			PHYS_PFN(pci_resource_start(a->core.pdev, bar) + off),
			len, pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops alder_ops = {
	.name = "alder-vfio-pci",
	.mmap = alder_mmap,
};
