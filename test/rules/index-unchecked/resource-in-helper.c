// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct wyn_region {
	u64 size;
	u32 flags;
};

struct wyn_dev {
	struct vfio_pci_core_device	core;
	struct wyn_region		*regions;
	/* standard PCI regions and those of our own behind them */
	unsigned int			num_regions;
};

static unsigned long wyn_first_pfn(struct wyn_dev *w, unsigned int i)
{
	return PHYS_PFN(pci_resource_start(w->core.pdev, i));
	//              ^ error index-unchecked
}

static int wyn_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wyn_dev *w = container_of(vdev, struct wyn_dev, core.vdev);
	unsigned int i = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 len = vma->vm_end - vma->vm_start;
	u64 page;

	if (i >= VFIO_PCI_NUM_REGIONS + 4 || i >= w->num_regions)
		return -EINVAL;
	if ((vma->vm_flags & VM_SHARED) == 0)
		return -EINVAL;

	page = vma->vm_pgoff & ((1ULL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (w->regions[i].size < (page << PAGE_SHIFT) + len)
		return -ERANGE;

	return remap_pfn_range(vma, vma->vm_start, wyn_first_pfn(w, i) + page,
			       len, vma->vm_page_prot);
}

static const struct vfio_device_ops wyn_ops = {
	.name = "wyn-vfio-pci",
	.mmap = wyn_mmap,
};
