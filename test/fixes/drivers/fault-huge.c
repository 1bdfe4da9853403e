/*
 * PCI: fault and huge_fault share the function that takes the pfn from
 * vm_pgoff.
 * expect: safe
 */
#include <linux/huge_mm.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct furnace {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t furnace_insert(struct vm_fault *vmf, unsigned int order)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long size = PAGE_SIZE << order;
	unsigned long addr = ALIGN_DOWN(vmf->address, size);
	unsigned long pfn;

	if (addr < vma->vm_start || addr + size > vma->vm_end)
		return VM_FAULT_FALLBACK;

	pfn = vma->vm_pgoff + ((addr - vma->vm_start) >> PAGE_SHIFT);
	if (!IS_ALIGNED(pfn, 1UL << order))
		return VM_FAULT_FALLBACK;

	switch (order) {
	case 0:
		return vmf_insert_pfn(vma, addr, pfn);
	case PMD_ORDER:
		return vmf_insert_pfn_pmd(vmf, pfn,
					  vmf->flags & FAULT_FLAG_WRITE);
	default:
		return VM_FAULT_FALLBACK;
	}
}

static vm_fault_t furnace_fault(struct vm_fault *vmf)
{
	return furnace_insert(vmf, 0);
}

static const struct vm_operations_struct furnace_vm_ops = {
	.fault = furnace_fault,
	.huge_fault = furnace_insert,
};

static int furnace_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct furnace *furnace = container_of(vdev, struct furnace, vdev);
	struct pci_dev *pdev = furnace->pdev;
	unsigned int bar = vma->vm_pgoff >>
			   (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (bar >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	if (page + vma_pages(vma) > pci_resource_len(pdev, bar) >> PAGE_SHIFT)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP |
		     VM_ALLOW_ANY_UNCACHED);
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_pgoff = page + (pci_resource_start(pdev, bar) >> PAGE_SHIFT);
	vma->vm_private_data = furnace;
	vma->vm_ops = &furnace_vm_ops;
	return 0;
}

static const struct vfio_device_ops furnace_ops = {
	.name = "vfio-furnace",
	.mmap = furnace_mmap,
};

static int furnace_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct furnace *furnace;
	int ret;

	furnace = vfio_alloc_device(furnace, vdev, &pdev->dev, &furnace_ops);
	if (IS_ERR(furnace))
		return PTR_ERR(furnace);
	furnace->pdev = pdev;
	pci_set_drvdata(pdev, furnace);

	ret = vfio_register_group_dev(&furnace->vdev);
	if (ret)
		vfio_put_device(&furnace->vdev);
	return ret;
}

static void furnace_remove(struct pci_dev *pdev)
{
	struct furnace *furnace = pci_get_drvdata(pdev);

	vfio_unregister_group_dev(&furnace->vdev);
	vfio_put_device(&furnace->vdev);
}

static const struct pci_device_id furnace_ids[] = {
	{ PCI_DEVICE(0x10de, PCI_ANY_ID) },
	{}
};
MODULE_DEVICE_TABLE(pci, furnace_ids);

static struct pci_driver furnace_driver = {
	.name = "vfio-furnace",
	.id_table = furnace_ids,
	.probe = furnace_probe,
	.remove = furnace_remove,
};
module_pci_driver(furnace_driver);
