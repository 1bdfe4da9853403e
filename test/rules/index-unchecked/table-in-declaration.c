// SPDX-License-Identifier: MIT
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define QAX_SHIFT	40
#define QAX_PGMASK	((1ULL << (QAX_SHIFT - PAGE_SHIFT)) - 1)

struct qax_bar {
	phys_addr_t	start;
	u64		bytes;
};

struct qax_dev {
	struct vfio_device	vdev;
	unsigned int		nr_bars;
	struct qax_bar		bars[6];
};

static int qax_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct qax_dev *q = container_of(vdev, struct qax_dev, vdev);
	unsigned int index = vma->vm_pgoff >> (QAX_SHIFT - PAGE_SHIFT);
	const struct qax_bar *bar = &q->bars[index];
	//                                   ^ error index-unchecked
	u64 page = vma->vm_pgoff & QAX_PGMASK;
	u64 len = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (!bar->bytes)
		return -ENODEV;
	if ((page << PAGE_SHIFT) + len > bar->bytes)
		return -EINVAL;

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(bar->start) + page, len,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops qax_ops = {
	.name = "qax-vfio",
	.mmap = qax_mmap,
};
MODULE_LICENSE("GPL");
