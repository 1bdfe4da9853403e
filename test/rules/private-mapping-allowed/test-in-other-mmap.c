// SPDX-License-Identifier: MIT
#include <linux/dma-buf.h>
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define CORM_SHIFT 40

struct corm_dev {
	struct vfio_device vdev;
	phys_addr_t ctl;
	u64 ctl_size;
	struct page **ring;
	unsigned int ring_pages;
};

/* the exported ring: a file of its own, with its own rules */
static int corm_dmabuf_mmap(struct dma_buf *buf, struct vm_area_struct *vma)
{
	struct corm_dev *c = buf->priv;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return vm_map_pages(vma, c->ring, c->ring_pages);
}

static const struct dma_buf_ops corm_dmabuf_ops = {
	.mmap = corm_dmabuf_mmap,
};

static int corm_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
// <- warning private-mapping-allowed
{
	struct corm_dev *c = container_of(vdev, struct corm_dev, vdev);
	u64 page = vma->vm_pgoff & ((1ULL << (CORM_SHIFT - PAGE_SHIFT)) - 1);
	u64 len = vma->vm_end - vma->vm_start;

	if (vma->vm_pgoff >> (CORM_SHIFT - PAGE_SHIFT))
		return -EINVAL;
	if ((page << PAGE_SHIFT) + len > c->ctl_size)
		return -EINVAL;

	return io_remap_pfn_range(vma, vma->vm_start, PHYS_PFN(c->ctl) + page,
				  len, pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops corm_ops = {
	.name = "corm",
	.mmap = corm_mmap,
};
