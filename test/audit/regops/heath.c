#include <linux/vfio_pci_core.h>
#include "heath.h"

static int heath_mmap(struct vfio_pci_core_device *vdev, struct vfio_pci_region *region,
		      struct vm_area_struct *vma)
{
	struct heath_state *state = region->data;
	u64 page = vma->vm_pgoff & ((1ULL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	u64 length = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED) || (page << PAGE_SHIFT) + length > state->size)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(state->base) + page, length, vma->vm_page_prot);
}

void heath_describe(struct heath_state *state)
{
	state->flags = VFIO_REGION_INFO_FLAG_READ | VFIO_REGION_INFO_FLAG_MMAP;
	/* Nobody's DMA ends in what is migrated. */
	state->iommu_ok = false;
}

static const struct vfio_pci_regops heath_regops = {
	.mmap = heath_mmap,
};

int heath_add(struct vfio_pci_core_device *vdev, struct heath_state *state)
{
	return vfio_pci_core_register_dev_region(vdev, 0x1eaf, 1, &heath_regops, state->size, state->flags,
						 state);
}
