// SPDX-License-Identifier: MIT
#include <linux/cdx/cdx_bus.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define ZEPH_SHIFT	40
#define ZEPH_PAGES	((1ULL << (ZEPH_SHIFT - PAGE_SHIFT)) - 1)

struct zeph_res {
	u64 addr;
	u64 size;
};

struct zeph_dev {
	struct vfio_device vdev;
	struct zeph_res *res;
	u32 count;
};

static int zeph_map(struct zeph_res *r, struct vm_area_struct *vma)
{
	u64 page = vma->vm_pgoff & ZEPH_PAGES;
	u64 len = vma->vm_end - vma->vm_start;

	if ((page << PAGE_SHIFT) + len > r->size)
		return -EINVAL;
	return io_remap_pfn_range(vma, vma->vm_start,
	//     ^ warning remap-in-fault
				  PHYS_PFN(r->addr) + page, len,
				  pgprot_device(vma->vm_page_prot));
}

static int zeph_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct zeph_dev *z = container_of(vdev, struct zeph_dev, vdev);
	u32 i = vma->vm_pgoff >> (ZEPH_SHIFT - PAGE_SHIFT);

	if (i >= z->count)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return zeph_map(&z->res[i], vma);
}

static int zeph_reset(struct zeph_dev *z)
{
	loff_t all = (loff_t)z->count << ZEPH_SHIFT;

	if (all)
		unmap_mapping_range(z->vdev.inode->i_mapping, 0, all, 1);
	return cdx_dev_reset(z->vdev.dev);
}

static long zeph_ioctl(struct vfio_device *vdev, unsigned int cmd,
		       unsigned long arg)
{
	struct zeph_dev *z = container_of(vdev, struct zeph_dev, vdev);

	switch (cmd) {
	case VFIO_DEVICE_RESET:
		return zeph_reset(z);
	default:
		return -ENOTTY;
	}
}

static const struct vfio_device_ops zeph_ops = {
	.name	= "zeph",
	.ioctl	= zeph_ioctl,
	.mmap	= zeph_mmap,
};
