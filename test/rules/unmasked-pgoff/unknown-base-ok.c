// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>
#include "marl_slots.h"

struct marl_dev {
	struct vfio_pci_core_device core;
	struct marl_slots slots;
};

/*
 * The slot table counts from a bias that already has the index taken off;
 * what marl_bias() gives is not said in this file.
 */
static int marl_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct marl_dev *m = container_of(vdev, struct marl_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int bar = VFIO_PCI_OFFSET_TO_INDEX(off);
	u64 len = vma->vm_end - vma->vm_start;

	if (bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((off & VFIO_PCI_OFFSET_MASK) + len >
	    pci_resource_len(m->core.pdev, bar))
		return -EINVAL;

	return io_remap_pfn_range(vma, vma->vm_start,
				  marl_bias(&m->slots, bar) + vma->vm_pgoff,
				  len, vma->vm_page_prot);
}

static const struct vfio_device_ops marl_ops = {
	.name = "marl-vfio-pci",
	.mmap = marl_mmap,
};
