/*
 * PCI: vm_pgoff gets the pfn when all is mapped, for nobody.
 * expect: safe
 */
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct pulley {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int pulley_map_bar(struct pulley *pulley, struct vm_area_struct *vma,
			  unsigned int bar, u64 page)
{
	u64 length = vma->vm_end - vma->vm_start;
	resource_size_t size = pci_resource_len(pulley->pdev, bar);
	unsigned long pfn;
	int ret;

	if (page << PAGE_SHIFT >= size || length > size - (page << PAGE_SHIFT))
		return -EINVAL;

	pfn = PHYS_PFN(pci_resource_start(pulley->pdev, bar)) + page;
	ret = remap_pfn_range(vma, vma->vm_start, pfn, length,
			      pgprot_noncached(vma->vm_page_prot));
	if (ret)
		return ret;

	vma->vm_pgoff = pfn;
	return 0;
}

static int pulley_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pulley *pulley = container_of(vdev, struct pulley, vdev);
	unsigned int bar = vma->vm_pgoff >>
			   (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);

	if (bar >= PCI_STD_NUM_BARS)
		return -EINVAL;
	return pulley_map_bar(pulley, vma, bar, vma->vm_pgoff &
			      (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT));
}

static const struct vfio_device_ops pulley_ops = {
	.name = "vfio-pulley",
	.mmap = pulley_mmap,
};

static int pulley_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pulley *pulley;
	int ret;

	pulley = vfio_alloc_device(pulley, vdev, &pdev->dev, &pulley_ops);
	if (IS_ERR(pulley))
		return PTR_ERR(pulley);
	pulley->pdev = pdev;
	pci_set_drvdata(pdev, pulley);

	ret = vfio_register_group_dev(&pulley->vdev);
	if (ret)
		vfio_put_device(&pulley->vdev);
	return ret;
}

static void pulley_remove(struct pci_dev *pdev)
{
	struct pulley *pulley = pci_get_drvdata(pdev);

	vfio_unregister_group_dev(&pulley->vdev);
	vfio_put_device(&pulley->vdev);
}

static const struct pci_device_id pulley_ids[] = {
	{ PCI_DEVICE(0x10ee, PCI_ANY_ID) },
	{}
};
MODULE_DEVICE_TABLE(pci, pulley_ids);

static struct pci_driver pulley_driver = {
	.name = "vfio-pulley",
	.id_table = pulley_ids,
	.probe = pulley_probe,
	.remove = pulley_remove,
};
module_pci_driver(pulley_driver);
