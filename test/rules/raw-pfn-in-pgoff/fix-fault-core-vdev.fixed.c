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

static unsigned long tern_vma_to_pfn(struct vm_area_struct *vma);

static unsigned long tern_offset(struct vm_fault *vmf)
{
	return tern_vma_to_pfn(vmf->vma) +
	       ((vmf->address - vmf->vma->vm_start) >> PAGE_SHIFT);
}

static vm_fault_t tern_fault(struct vm_fault *vmf)
{
	return vmf_insert_pfn(vmf->vma, vmf->address, tern_offset(vmf));
}

static const struct vm_operations_struct tern_vm_ops = {
	.fault = tern_fault,
};

static void tern_decode(struct vm_area_struct *vma, unsigned int *index, u64 *page)
{
	*index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	*page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
}

static unsigned long tern_vma_to_pfn(struct vm_area_struct *vma)
{
	struct vfio_device *vdev = vma->vm_private_data;
	struct tern *tern = container_of(vdev, struct tern, vdev);
	unsigned int index;
	u64 page;

	tern_decode(vma, &index, &page);

	return PHYS_PFN(tern->regions[index].base) + page;
}

static int tern_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	unsigned int index;
	u64 page;

	tern_decode(vma, &index, &page);
	if (index >= 4)
		return -EINVAL;
	vma->vm_private_data = vdev;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &tern_vm_ops;
	return 0;
}

static const struct vfio_device_ops tern_ops = {
	.name = "tern",
	.mmap = tern_mmap,
};
