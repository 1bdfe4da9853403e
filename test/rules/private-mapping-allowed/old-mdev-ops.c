// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define BRILL_SHIFT	40
#define BRILL_INDEX(o)	((u64)(o) >> BRILL_SHIFT)
#define BRILL_OFF(o)	((u64)(o) & ((1ULL << BRILL_SHIFT) - 1))

struct brill_state {
	phys_addr_t fb;
	size_t fb_size;
};

static int brill_mmap(struct mdev_device *mdev, struct vm_area_struct *vma)
// <- warning private-mapping-allowed
{
	struct brill_state *b = mdev_get_drvdata(mdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u64 want = vma->vm_end - vma->vm_start;
	int ret = -EINVAL;

	if (BRILL_INDEX(off) != 2)
		goto out;
	if (BRILL_OFF(off) + want > b->fb_size)
		goto out;
	if (vma->vm_end < vma->vm_start)
		goto out;

	ret = remap_pfn_range(vma, vma->vm_start,
			      (b->fb + BRILL_OFF(off)) >> PAGE_SHIFT, want,
			      vma->vm_page_prot);
out:
	return ret;
}

static const struct mdev_parent_ops brill_parent = {
	.owner	= THIS_MODULE,
	.mmap	= brill_mmap,
};
