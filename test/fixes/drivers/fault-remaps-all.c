/*
 * PCI: the first touch remaps the whole vma from vm_pgoff.
 * expect: safe
 * zaps: whole regions
 */
#include <linux/mutex.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct sluice {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct mutex fill_lock;
};

static vm_fault_t sluice_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct sluice *sluice = vma->vm_private_data;
	vm_fault_t ret = VM_FAULT_NOPAGE;

	mutex_lock(&sluice->fill_lock);
	if (io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start,
			       vma->vm_page_prot))
		ret = VM_FAULT_SIGBUS;
	mutex_unlock(&sluice->fill_lock);

	return ret;
}

static const struct vm_operations_struct sluice_vm_ops = {
	.fault = sluice_fault,
};

static int sluice_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sluice *sluice = container_of(vdev, struct sluice, vdev);
	unsigned int index;
	u64 bar_pages, pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= PCI_STD_NUM_BARS)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	bar_pages = PFN_DOWN(pci_resource_len(sluice->pdev, index));
	pgoff = vma->vm_pgoff &
		((1U << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > bar_pages)
		return -EINVAL;

	vma->vm_private_data = sluice;
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_pgoff = PFN_DOWN(pci_resource_start(sluice->pdev, index)) +
			pgoff;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_ops = &sluice_vm_ops;
	return 0;
}

static const struct vfio_device_ops sluice_ops = {
	.name = "vfio-sluice",
	.mmap = sluice_mmap,
};

static int sluice_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct sluice *sluice;
	int ret;

	sluice = vfio_alloc_device(sluice, vdev, &pdev->dev, &sluice_ops);
	if (IS_ERR(sluice))
		return PTR_ERR(sluice);
	sluice->pdev = pdev;
	mutex_init(&sluice->fill_lock);
	pci_set_drvdata(pdev, sluice);

	ret = vfio_register_group_dev(&sluice->vdev);
	if (ret)
		vfio_put_device(&sluice->vdev);
	return ret;
}

static void sluice_remove(struct pci_dev *pdev)
{
	struct sluice *sluice = pci_get_drvdata(pdev);

	vfio_unregister_group_dev(&sluice->vdev);
	vfio_put_device(&sluice->vdev);
}

static const struct pci_device_id sluice_ids[] = {
	{ PCI_DEVICE(0x19e5, PCI_ANY_ID) },
	{}
};
MODULE_DEVICE_TABLE(pci, sluice_ids);

static struct pci_driver sluice_driver = {
	.name = "vfio-sluice",
	.id_table = sluice_ids,
	.probe = sluice_probe,
	.remove = sluice_remove,
};
module_pci_driver(sluice_driver);
