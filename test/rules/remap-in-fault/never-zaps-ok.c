// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define KONA_SHIFT	40
#define KONA_MASK	((1ULL << KONA_SHIFT) - 1)

struct kona_reg {
	phys_addr_t addr;
	u64 size;
};

struct kona_dev {
	struct vfio_device vdev;
	struct kona_reg reg[2];
};

static void kona_vma_open(struct vm_area_struct *vma)
{
	struct kona_dev *k = vma->vm_private_data;

	get_device(k->vdev.dev);
}

static void kona_vma_close(struct vm_area_struct *vma)
{
	struct kona_dev *k = vma->vm_private_data;

	put_device(k->vdev.dev);
}

/* no fault handler: all is there from the beginning and stays */
static const struct vm_operations_struct kona_vm_ops = {
	.open	= kona_vma_open,
	.close	= kona_vma_close,
};

static int kona_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct kona_dev *k = container_of(vdev, struct kona_dev, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int i = off >> KONA_SHIFT;
	u64 len = vma->vm_end - vma->vm_start;
	int ret;

	if (i >= ARRAY_SIZE(k->reg) || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	off &= KONA_MASK;
	if (off + len > k->reg[i].size)
		return -EINVAL;
	ret = remap_pfn_range(vma, vma->vm_start, PHYS_PFN(k->reg[i].addr + off),
			      len, pgprot_noncached(vma->vm_page_prot));
	if (ret)
		return ret;
	vma->vm_private_data = k;
	vma->vm_ops = &kona_vm_ops;
	kona_vma_open(vma);
	return 0;
}

static const struct vfio_device_ops kona_ops = {
	.name = "kona",
	.mmap = kona_mmap,
};
