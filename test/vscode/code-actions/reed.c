// SPDX-License-Identifier: MIT
/* A VFIO driver written for this test: each of its two regions stores the pfn and hands it on. It compiles nowhere. */
#include <linux/mm.h>
#include <linux/vfio.h>

struct reed_region {
	phys_addr_t addr;
	u64 size;
};

struct reed_device {
	struct vfio_device vdev;
	struct reed_region stem;
	struct reed_region leaf;
};

static int reed_mmap_stem(struct reed_region *region, struct vm_area_struct *vma)
{
	u64 size = vma->vm_end - vma->vm_start;

	if (size > region->size)
		return -EINVAL;
	vma->vm_pgoff = region->addr >> PAGE_SHIFT;
	return /* 茎 😀 */ remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size, vma->vm_page_prot);
}

static int reed_mmap_leaf(struct reed_region *region, struct vm_area_struct *vma)
{
	u64 size = vma->vm_end - vma->vm_start;

	if (size > region->size)
		return -EINVAL;
	vma->vm_pgoff = PHYS_PFN(region->addr);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size, vma->vm_page_prot);
}

static int reed_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct reed_device *reed = container_of(vdev, struct reed_device, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (index == 0)
		return reed_mmap_stem(&reed->stem, vma);
	return reed_mmap_leaf(&reed->leaf, vma);
}

static const struct vfio_device_ops reed_ops = {
	.name = "vfio-reed",
	.mmap = reed_mmap,
};
