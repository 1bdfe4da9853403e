// The context has a member vm_pgoff of its own next to the vma: the frame is put in that, not in the vma.
#include <linux/vfio.h>
#include <linux/pci.h>

struct mug_ctx {
	struct vm_area_struct *vma;
	unsigned long vm_pgoff;
	unsigned long len;
	int err;
};

struct mug {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static void mug_commit(struct mug_ctx *ctx)
{
	if (!ctx->err)
		ctx->err = io_remap_pfn_range(ctx->vma, ctx->vma->vm_start,
					      ctx->vm_pgoff, ctx->len,
					      ctx->vma->vm_page_prot);
}

static void mug_resolve(struct mug *mug, struct mug_ctx *ctx)
{
	unsigned int bar = ctx->vma->vm_pgoff >> (40 - PAGE_SHIFT);
	unsigned long rel = ctx->vma->vm_pgoff & (BIT(40 - PAGE_SHIFT) - 1);

	if (bar > 5 || (rel << PAGE_SHIFT) + ctx->len > pci_resource_len(mug->pdev, bar)) {
		ctx->err = -EINVAL;
		return;
	}
	ctx->vm_pgoff = (pci_resource_start(mug->pdev, bar) >> PAGE_SHIFT) + rel;
}

static int mug_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mug_ctx ctx = {
		.vma = vma,
		.len = vma->vm_end - vma->vm_start,
	};

	mug_resolve(container_of(vdev, struct mug, vdev), &ctx);
	mug_commit(&ctx);
	return ctx.err;
}

static const struct vfio_device_ops mug_ops = {
	.name = "mug",
	.mmap = mug_mmap,
};
