#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct otter {
	struct vfio_device core;
	struct pci_dev *pdev;
};

static unsigned long otter_pfn(struct vm_area_struct *vma)
{
	struct otter *otter = vma->vm_private_data;
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & ((1ULL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return PHYS_PFN(pci_resource_start(otter->pdev, index)) + page;
}

static vm_fault_t otter_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long page = (vmf->address - vma->vm_start) >> PAGE_SHIFT;

	return vmf_insert_pfn(vma, vmf->address, otter_pfn(vma) + page);
}

static const struct vm_operations_struct otter_vm_ops = {
	.fault = otter_fault,
};

static int otter_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct otter *otter = container_of(core, struct otter, core);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & ((1ULL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	if (!(vma->vm_flags & VM_SHARED) || index >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	if ((page << PAGE_SHIFT) + (vma->vm_end - vma->vm_start) > pci_resource_len(otter->pdev, index))
		return -EINVAL;
	vma->vm_private_data = otter;
	vm_flags_set(vma, VM_IO | VM_PFNMAP);
	vma->vm_ops = &otter_vm_ops;
	return 0;
}

static void otter_close(struct vfio_device *core)
{
	loff_t start = VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_BAR0_REGION_INDEX);
	loff_t end = VFIO_PCI_INDEX_TO_OFFSET(VFIO_PCI_ROM_REGION_INDEX);

	unmap_mapping_range(core->inode->i_mapping, start, end - start, true);
}

static const struct vfio_device_ops otter_ops = {
	.close_device = otter_close,
	.mmap = otter_mmap,
};

static int otter_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct otter *otter = vfio_alloc_device(otter, core, &pdev->dev, &otter_ops);

	return IS_ERR(otter) ? PTR_ERR(otter) : vfio_register_group_dev(&otter->core);
}

static struct pci_driver otter_driver = {
	.name = "otter",
	.probe = otter_probe,
};
