#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct tern_region {
	phys_addr_t base;
	u64 size;
	u32 flags;
};

struct tern {
	struct vfio_device vdev;
	struct tern_region regions[4];
	struct pci_dev *pdev;
	phys_addr_t base;
};

struct tern_ctx {
	struct tern *tern;
	unsigned long faults;
};

static unsigned long tern_vma_to_pfn(struct vm_area_struct *vma)
{
	struct tern_ctx *ctx = vma->vm_private_data;
	struct tern *tern = ctx->tern;
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	phys_addr_t base;

	switch (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) {
	case 0:
		base = pci_resource_start(tern->pdev, 0);
		break;
	case 2:
		base = tern->base;
		break;
	default:
		return 0;
	}

	return (base >> PAGE_SHIFT) + page;
}

static vm_fault_t tern_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct tern_ctx *ctx = vma->vm_private_data;

	ctx->faults++;
	return vmf_insert_pfn(vma, vmf->address, tern_vma_to_pfn(vma) +
			      ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
}

static const struct vm_operations_struct tern_vm_ops = {
	.fault = tern_fault,
};

static int tern_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tern *tern = container_of(vdev, struct tern, vdev);
	struct tern_ctx *ctx;

	switch (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) {
	case 0:
		break;
	case 2:
		break;
	default:
		return -EINVAL;
	}
	ctx = kzalloc(sizeof(*ctx), GFP_KERNEL);
	if (!ctx)
		return -ENOMEM;
	ctx->tern = tern;
	vma->vm_private_data = ctx;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &tern_vm_ops;
	return 0;
}

static const struct vfio_device_ops tern_ops = {
	.name = "tern",
	.mmap = tern_mmap,
};
