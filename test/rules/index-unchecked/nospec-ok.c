// SPDX-License-Identifier: MIT
#include <linux/cdx/cdx_bus.h>
#include <linux/nospec.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define KEEL_SHIFT 40

struct keel_res {
	u64 addr;
	u64 size;
};

struct keel_dev {
	struct vfio_device vdev;
	struct keel_res *res;
	u32 nr_res;
};

static struct keel_res *keel_find(struct keel_dev *k, u32 i)
{
	if (i >= k->nr_res)
		return ERR_PTR(-EINVAL);
	i = array_index_nospec(i, k->nr_res);
	return &k->res[i];
}

static int keel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct keel_dev *k = container_of(vdev, struct keel_dev, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u64 len = vma->vm_end - vma->vm_start;
	struct keel_res *r = keel_find(k, off >> KEEL_SHIFT);

	if (IS_ERR(r))
		return PTR_ERR(r);
	if (!(vma->vm_flags & VM_SHARED))
		return -EPERM;

	off &= (1ULL << KEEL_SHIFT) - 1;
	if (off > r->size || len > r->size - off)
		return -EINVAL;
	return io_remap_pfn_range(vma, vma->vm_start,
				  (r->addr + off) >> PAGE_SHIFT, len,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops keel_ops = {
	.name = "keel-cdx",
	.mmap = keel_mmap,
};
