// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define BETONY_PGBITS	(36 - PAGE_SHIFT)

struct betony_slot {
	unsigned long pfn;
	u64 bytes;
};

struct betony {
	struct vfio_device vdev;
	struct betony_slot slot[6];
};

static u64 to_bytes(u64 pages)
{
	return pages << PAGE_SHIFT;
}

/* first: page; len: bytes */
static int betony_check(const struct betony_slot *s, u64 first, u64 len)
{
	if (to_bytes(first) >= s->bytes)
		return -EINVAL;
	return len <= s->bytes - to_bytes(first) ? 0 : -EINVAL;
}

static int betony_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct betony *b = container_of(vdev, struct betony, vdev);
	u64 first = vma->vm_pgoff & ((1ULL << BETONY_PGBITS) - 1);
	u64 which = vma->vm_pgoff >> BETONY_PGBITS;
	u64 len = vma->vm_end - vma->vm_start;
	int ret;

	if (which >= ARRAY_SIZE(b->slot) || !b->slot[which].pfn)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	ret = betony_check(&b->slot[which], first, len);
	if (ret)
		return ret;
	return remap_pfn_range(vma, vma->vm_start,
			       b->slot[which].pfn + first, len,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops betony_ops = {
	.name = "betony",
	.mmap = betony_mmap,
};
