// SPDX-License-Identifier: MIT
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

#define GANNET_SHIFT	36
#define GANNET_PAGES	((1ULL << (GANNET_SHIFT - PAGE_SHIFT)) - 1)

struct gannet_reg {
	phys_addr_t phys;
	u64 bytes;
};

struct gannet_dev {
	struct vfio_device vdev;
	struct gannet_reg reg[4];
};

static int gannet_region_info(struct vfio_device *vdev,
			      struct vfio_region_info *info,
			      struct vfio_info_cap *caps)
{
	struct gannet_dev *g = container_of(vdev, struct gannet_dev, vdev);

	if (info->index >= ARRAY_SIZE(g->reg))
		return -EINVAL;
	info->offset = (u64)info->index << GANNET_SHIFT;
	info->size = g->reg[info->index].bytes;
	info->flags = VFIO_REGION_INFO_FLAG_READ;
	return 0;
}

static int gannet_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gannet_dev *g = container_of(vdev, struct gannet_dev, vdev);
	u64 page = vma->vm_pgoff & GANNET_PAGES;
	u64 len = vma->vm_end - vma->vm_start;
	u64 which;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	which = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	// <- error mixed-bus-shift
	if (which >= ARRAY_SIZE(g->reg))
		return -EINVAL;
	if ((page << PAGE_SHIFT) + len > g->reg[which].bytes)
		return -EINVAL;

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(g->reg[which].phys) + page, len,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops gannet_ops = {
	.name = "vfio-gannet-mc",
	.get_region_info_caps = gannet_region_info,
	.mmap = gannet_mmap,
};
