/*
 * PCI: vm_pgoff gets the region's offset in bytes, for nobody; the call has its
 * own pfn.
 * expect: safe
 */
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct abacus {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int abacus_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct abacus *abacus = container_of(vdev, struct abacus, vdev);
	unsigned int index = vma->vm_pgoff >>
			     (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	unsigned long pfn;

	if (index >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	if (page + vma_pages(vma) >
	    pci_resource_len(abacus->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	pfn = PHYS_PFN(pci_resource_start(abacus->pdev, index)) + page;

	/* Mappings are found by the region's offset. */
	vma->vm_pgoff = VFIO_PCI_INDEX_TO_OFFSET(index);

	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start,
			       pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops abacus_ops = {
	.name = "vfio-abacus",
	.mmap = abacus_mmap,
};

static int abacus_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct abacus *abacus;
	int ret;

	abacus = vfio_alloc_device(abacus, vdev, &pdev->dev, &abacus_ops);
	if (IS_ERR(abacus))
		return PTR_ERR(abacus);
	abacus->pdev = pdev;
	pci_set_drvdata(pdev, abacus);

	ret = vfio_register_group_dev(&abacus->vdev);
	if (ret)
		vfio_put_device(&abacus->vdev);
	return ret;
}

static void abacus_remove(struct pci_dev *pdev)
{
	struct abacus *abacus = pci_get_drvdata(pdev);

	vfio_unregister_group_dev(&abacus->vdev);
	vfio_put_device(&abacus->vdev);
}

static const struct pci_device_id abacus_ids[] = {
	{ PCI_DEVICE(0x1344, PCI_ANY_ID) },
	{}
};
MODULE_DEVICE_TABLE(pci, abacus_ids);

static struct pci_driver abacus_driver = {
	.name = "vfio-abacus",
	.id_table = abacus_ids,
	.probe = abacus_probe,
	.remove = abacus_remove,
};
module_pci_driver(abacus_driver);
