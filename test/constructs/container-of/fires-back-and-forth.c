// From the struct to its member and back to the struct.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct crow {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct crow_ctx {
	struct vm_area_struct *vma;
	unsigned long pfn;
	struct list_head node;
};

static void crow_apply(struct list_head *node)
{
	struct crow_ctx *ctx = container_of(node, struct crow_ctx, node);

	ctx->vma->vm_pgoff = ctx->pfn;
	// <- raw-pfn-in-pgoff
}

static int crow_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct crow *crow = container_of(vdev, struct crow, vdev);
	struct crow_ctx ctx = { .vma = vma, .pfn = PHYS_PFN(pci_resource_start(crow->pdev, 0)) };

	crow_apply(&ctx.node);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops crow_ops = {
	.name = "crow",
	.mmap = crow_mmap,
};
