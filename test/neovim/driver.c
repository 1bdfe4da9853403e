// SPDX-License-Identifier: MIT
/* A VFIO driver written for this test: one region, mapped whole. It compiles nowhere. */
#include <linux/mm.h>
#include <linux/vfio.h>

struct lamp_region {
	phys_addr_t addr;
	u64 size;
	u32 flags;
};

struct lamp_device {
	struct vfio_device vdev;
	struct lamp_region regions[4];
	unsigned int num_regions;
};

static int lamp_mmap_region(struct lamp_region *region, struct vm_area_struct *vma)
{
	u64 size = vma->vm_end - vma->vm_start;
	u64 pgoff;

	pgoff = vma->vm_pgoff & ((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if ((pgoff << PAGE_SHIFT) + size > region->size)
		return -EINVAL;

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_pgoff = (region->addr >> PAGE_SHIFT) + pgoff;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size, vma->vm_page_prot);
}

static int lamp_mmap(struct vfio_device *core_vdev, struct vm_area_struct *vma)
{
	struct lamp_device *lamp = container_of(core_vdev, struct lamp_device, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);

	if (index >= lamp->num_regions)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return lamp_mmap_region(&lamp->regions[index], vma);
}

#define LAMP_SWITCH (VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR2_REGION_INDEX) + 0x3000)

static void lamp_dim(struct lamp_device *lamp)
{
	lamp_press(lamp, LAMP_SWITCH + 8);
}

static const struct vfio_device_ops lamp_ops = {
	.name = "vfio-lamp",
	.mmap = lamp_mmap,
};
