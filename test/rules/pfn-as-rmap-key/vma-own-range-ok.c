// SPDX-License-Identifier: MIT
#include <linux/cdx/cdx_bus.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define DIPPER_PGBITS	(40 - PAGE_SHIFT)

struct dipper {
	struct vfio_device vdev;
	struct cdx_device *cdx;
	unsigned int sharers;
};

static unsigned int dipper_overlaps(struct dipper *d,
				    struct vm_area_struct *mine)
{
	struct address_space *mapping = d->vdev.inode->i_mapping;
	struct vm_area_struct *other;
	unsigned int n = 0;

	i_mmap_lock_read(mapping);
	for (other = vma_interval_tree_iter_first(&mapping->i_mmap,
						  mine->vm_pgoff,
						  mine->vm_pgoff +
						  vma_pages(mine) - 1);
	     other;
	     other = vma_interval_tree_iter_next(other, mine->vm_pgoff,
						 mine->vm_pgoff +
						 vma_pages(mine) - 1))
		n += other != mine;
	i_mmap_unlock_read(mapping);
	return n;
}

static int dipper_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dipper *d = container_of(vdev, struct dipper, vdev);
	u64 idx = vma->vm_pgoff >> DIPPER_PGBITS;
	u64 page = vma->vm_pgoff & ((1ULL << DIPPER_PGBITS) - 1);
	u64 len = vma->vm_end - vma->vm_start;
	unsigned long pfn;

	if (idx >= d->cdx->res_count)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((page << PAGE_SHIFT) + len > resource_size(&d->cdx->res[idx]))
		return -EINVAL;

	d->sharers = dipper_overlaps(d, vma);
	pfn = PHYS_PFN(d->cdx->res[idx].start) + page;
	return io_remap_pfn_range(vma, vma->vm_start, pfn, len,
				  pgprot_device(vma->vm_page_prot));
}

static const struct vfio_device_ops dipper_ops = {
	.name = "dipper-cdx",
	.mmap = dipper_mmap,
};
