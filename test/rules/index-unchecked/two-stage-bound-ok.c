// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct brae_extra {
	phys_addr_t addr;
	u64 size;
};

struct brae_dev {
	struct vfio_pci_core_device core;
	struct brae_extra extra[2];
};

static int brae_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct brae_dev *b = container_of(vdev, struct brae_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int index = VFIO_PCI_OFFSET_TO_INDEX(off);
	u64 len = vma->vm_end - vma->vm_start;
	phys_addr_t base;
	u64 size;

	off &= VFIO_PCI_OFFSET_MASK;
	if (index >= VFIO_PCI_NUM_REGIONS + ARRAY_SIZE(b->extra))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	if (index >= VFIO_PCI_NUM_REGIONS) {
		base = b->extra[index - VFIO_PCI_NUM_REGIONS].addr;
		size = b->extra[index - VFIO_PCI_NUM_REGIONS].size;
	} else if (index < VFIO_PCI_ROM_REGION_INDEX) {
		base = pci_resource_start(b->core.pdev, index);
		size = pci_resource_len(b->core.pdev, index);
	} else {
		return -EINVAL;
	}

	if (off > size || len > size - off)
		return -EINVAL;
	return io_remap_pfn_range(vma, vma->vm_start, PHYS_PFN(base + off),
				  len, pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops brae_ops = {
	.name = "brae-vfio-pci",
	.mmap = brae_mmap,
};
