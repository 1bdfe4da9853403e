/*
 * PCI: the fault handler itself makes vm_pgoff a pfn, and remaps the whole vma
 * from it.
 * expect: safe
 * zaps: whole regions
 */
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct spindle {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t spindle_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct spindle *spindle = vma->vm_private_data;
	unsigned int bar = vma->vm_pgoff >>
			   (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (bar >= PCI_STD_NUM_BARS)
		return VM_FAULT_SIGBUS;

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(spindle->pdev, bar)) + page;
	if (remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			    vma->vm_end - vma->vm_start, vma->vm_page_prot))
		return VM_FAULT_SIGBUS;
	return VM_FAULT_NOPAGE;
}

static const struct vm_operations_struct spindle_vm_ops = {
	.fault = spindle_fault,
};

static int spindle_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct spindle *spindle = container_of(vdev, struct spindle, vdev);
	u64 pos = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u64 bar = VFIO_PCI_OFFSET_TO_INDEX(pos);
	u64 length = vma->vm_end - vma->vm_start;

	if (bar >= PCI_STD_NUM_BARS || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	pos &= VFIO_PCI_OFFSET_MASK;
	if (pos + length > pci_resource_len(spindle->pdev, bar))
		return -EINVAL;

	vma->vm_private_data = spindle;
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_ops = &spindle_vm_ops;
	return 0;
}

static const struct vfio_device_ops spindle_ops = {
	.name = "vfio-spindle",
	.mmap = spindle_mmap,
};

static int spindle_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct spindle *spindle;
	int ret;

	spindle = vfio_alloc_device(spindle, vdev, &pdev->dev, &spindle_ops);
	if (IS_ERR(spindle))
		return PTR_ERR(spindle);
	spindle->pdev = pdev;
	pci_set_drvdata(pdev, spindle);

	ret = vfio_register_group_dev(&spindle->vdev);
	if (ret)
		vfio_put_device(&spindle->vdev);
	return ret;
}

static void spindle_remove(struct pci_dev *pdev)
{
	struct spindle *spindle = pci_get_drvdata(pdev);

	vfio_unregister_group_dev(&spindle->vdev);
	vfio_put_device(&spindle->vdev);
}

static const struct pci_device_id spindle_ids[] = {
	{ PCI_DEVICE(0x1cc7, PCI_ANY_ID) },
	{}
};
MODULE_DEVICE_TABLE(pci, spindle_ids);

static struct pci_driver spindle_driver = {
	.name = "vfio-spindle",
	.id_table = spindle_ids,
	.probe = spindle_probe,
	.remove = spindle_remove,
};
module_pci_driver(spindle_driver);
