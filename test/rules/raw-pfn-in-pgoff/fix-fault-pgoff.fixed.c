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

static unsigned long tern_vma_to_pfn(struct vm_area_struct *vma)
{
	struct tern_region *region = vma->vm_private_data;
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	return PHYS_PFN(region->base) + page;
}

static vm_fault_t tern_huge_fault(struct vm_fault *vmf, unsigned int order)
{
	if (order)
		return VM_FAULT_FALLBACK;
	return vmf_insert_pfn(vmf->vma, vmf->address,
			      tern_vma_to_pfn(vmf->vma) +
			      (vmf->pgoff - vmf->vma->vm_pgoff));
}

static vm_fault_t tern_fault(struct vm_fault *vmf)
{
	return tern_huge_fault(vmf, 0);
}

static const struct vm_operations_struct tern_vm_ops = {
	.fault = tern_fault,
	.huge_fault = tern_huge_fault,
};

static int tern_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tern *tern = container_of(vdev, struct tern, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	struct tern_region *region;

	if (index >= 4)
		return -EINVAL;
	region = &tern->regions[index];
	if (page + vma_pages(vma) > region->size >> PAGE_SHIFT)
		return -EINVAL;
	vma->vm_private_data = region;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &tern_vm_ops;
	return 0;
}

static const struct vfio_device_ops tern_ops = {
	.name = "tern",
	.mmap = tern_mmap,
};
